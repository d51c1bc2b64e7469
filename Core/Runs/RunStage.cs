namespace HealthNeeds.Core.Runs;

/// <summary>One step of a run: fetch, validate, stage, attribute, analyse, verify, publish.</summary>
/// <param name="Seconds">Wall-clock time so far.</param>
/// <param name="Rows">Rows the stage has handled, where it counts rows.</param>
/// <param name="PeakBytes">Highest resident memory of the process up to the end of the stage.</param>
/// <param name="CpuSeconds">Time of all its processors together. Where it is far below their number times the seconds, the machine was busy with something else.</param>
public sealed record RunStage(string Id, string Title, StageState State, double Seconds, long? Rows = null, long? PeakBytes = null, double? CpuSeconds = null);
