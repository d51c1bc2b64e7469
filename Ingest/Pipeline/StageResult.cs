using HealthNeeds.Core.Runs;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>How a stage ended.</summary>
/// <param name="Rows">Rows it handled, where it counts rows.</param>
/// <param name="End">Set where the run ends here, and not by mistake.</param>
internal sealed record StageResult(long? Rows = null, RunEnd? End = null);

/// <param name="Message">What happened, in a reader's words.</param>
internal sealed record RunEnd(RunOutcome Outcome, string Message);
