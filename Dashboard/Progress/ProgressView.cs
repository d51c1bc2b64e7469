using HealthNeeds.Core.Runs;

namespace HealthNeeds.Dashboard.Progress;

/// <summary>What a reader sees while there is no release.</summary>
/// <param name="Live">The run under way, or null.</param>
/// <param name="LastRun">The newest run that ended without a release, or null.</param>
/// <param name="Refused">True where a release lies in the directory and was refused.</param>
public sealed record ProgressView(RunProgress? Live, RunRecord? LastRun, bool Refused);
