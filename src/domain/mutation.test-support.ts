import fc from 'fast-check';

// A verdict on a mutant must not hang on chance, and nobody reads the simplest example of what a broken line does.
fc.configureGlobal({ seed: 1, endOnFailure: true });
