using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>The dashboard of an installation that added an indicator of its own.</summary>
public sealed class OwnServer() : ApiServer(directory => SmallRelease.PublishWithOwn(directory))
{
    /// <summary>By code; the fourth has too few people in the newest year.</summary>
    public static IReadOnlyList<string> Neighbourhoods { get; } = [.. FixtureAreas.At(HealthNeeds.Core.Areas.AreaLevel.Msoa21).Select(a => a.Code.Value)];
}
