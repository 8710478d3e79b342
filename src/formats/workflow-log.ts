/** Make a line of a workflow's log a warning that GitHub shows on the run; what strangers wrote stays one line and no command. */
export function formatWorkflowWarning(text: string): string {
  return `::warning::${text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}\n`;
}
