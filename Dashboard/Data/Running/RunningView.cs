using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Sources;

namespace HealthNeeds.Dashboard.Data.Running;

/// <summary>What the worker does just now.</summary>
/// <param name="Run">The refresh that is under way, if one is.</param>
/// <param name="Pulls">Sources that are being asked, with their titles.</param>
/// <param name="Problem">Why no worker runs although this site is to look after one; null while all is well.</param>
public sealed record RunningView(RunProgress? Run, IReadOnlyList<(string Title, PullProgress Pull)> Pulls, string? Problem)
{
    public bool IsQuiet => Run is null && Pulls.Count == 0;
}
