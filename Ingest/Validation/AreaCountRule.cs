using System.Globalization;
using HealthNeeds.Core.Areas;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Validation;

/// <summary>The geography is whole: as many areas of each level as ONS counts, in England and in South Yorkshire.</summary>
internal sealed class AreaCountRule(ReleaseExpectations expectations) : IBatchRule
{
    /// <summary>What findings are about where no single source brought the areas.</summary>
    public const string Geography = "geography";

    public string Id => "areas";

    public IEnumerable<Finding> Check(BatchFacts facts)
    {
        foreach (var (level, within, expected) in expectations.AreaCounts)
        {
            var found = facts.Areas.Count(a => a.Level == level && IsWithin(a, within));
            if (found != expected)
                yield return Finding.Hold(Geography, $"{level.Id()} in {within}", $"The number of {level.Noun()}s is the one ONS counts.", N(found), N(expected));
        }
    }

    private static bool IsWithin(Area area, AreaCode within) => within == AreaCode.England || area.Icb == within || area.LocalAuthority == within || area.Msoa == within;

    private static string N(int areas) => areas.ToString("N0", CultureInfo.InvariantCulture);
}
