// Pages for who is signed in: who it is, what they may open, and what their forms have sent.
export * from './access.ts';
export * from './form-bytes.ts';
export * from './form.ts';
export * from './names-of-unit.ts';
export * from './opened-unit.ts';
export * from './shown-objection.ts';
export * from './signed-in.ts';
export * from './sessions-of.ts';
export * from './sorry.ts';
export * from './survey-report-asked.ts';
export * from './view.ts';
