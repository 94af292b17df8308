// A reason why the stack cannot start that its reader can do something about. Only its sentence is shown, never a stack
// trace: whatever is thrown as anything else is a fault of ours.

export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}
