using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Core.Areas;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>What draws a release's rankings again, kept from one request to the next: all of England is read once, which takes about a second.</summary>
/// <param name="Engine">Null where the release does not hold what its rankings were drawn from.</param>
internal sealed record KeptScenarios(ScenarioEngine? Engine)
{
    public static KeptScenarios Of(ReleaseLease release) => new(release.Basis.Find() is { } basis
        ? new ScenarioEngine(basis, [.. AreaLevels.Ranked.SelectMany(l => release.Areas.List(l, AreaCode.England))])
        : null);
}
