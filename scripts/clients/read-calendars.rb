# Read calendar files with ruby-icalendar, strictly.
#
# Standard input: [path, ...]
# Standard output: {path: {"complaints": [...], "events": [...]}}, or {path: {"failure": text}}.

require 'json'
require 'logger'
require 'stringio'
require 'icalendar'

Encoding.default_external = Encoding::UTF_8
$complaints = StringIO.new
Icalendar.logger = Logger.new($complaints)
Icalendar.logger.level = Logger::WARN

# A day as it is, a moment in UTC.
def told(value)
  value.is_a?(Icalendar::Values::Date) ? value.strftime('%F') : value.to_time.utc.strftime('%FT%TZ')
end

def describe(event)
  {
    uid: event.uid.to_s, start: told(event.dtstart), end: told(event.dtend), status: event.status.to_s,
    title: event.summary.to_s, repeats: !event.rrule.empty?
  }
end

answers = JSON.parse($stdin.read).to_h do |path|
  $complaints.truncate(0)
  $complaints.rewind
  calendars = Icalendar::Parser.new(File.read(path), true).parse
  [path, { complaints: $complaints.string.lines, events: calendars.flat_map(&:events).map { |event| describe(event) } }]
rescue StandardError => error
  [path, { failure: "#{error.class}: #{error.message}" }]
end
puts JSON.generate(answers)
