using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Store.Schema;

/// <summary>The words by which Core's choices are stored; the schema's CHECKs list the same ones.</summary>
internal static class StoredNames
{
    public static string Id(this Sex sex) => sex switch
    {
        Sex.Persons => "persons",
        Sex.Female => "female",
        Sex.Male => "male",
        _ => throw new ArgumentOutOfRangeException(nameof(sex), sex, "Not a sex."),
    };

    public static string Id(this Polarity polarity) => polarity switch
    {
        Polarity.None => "none",
        Polarity.HigherIsWorse => "higher-is-worse",
        Polarity.HigherIsBetter => "higher-is-better",
        _ => throw new ArgumentOutOfRangeException(nameof(polarity), polarity, "Not a polarity."),
    };

    public static string Id(this IndicatorRole role) => role switch
    {
        IndicatorRole.Burden => "burden",
        IndicatorRole.Gap => "gap",
        IndicatorRole.Determinant => "determinant",
        IndicatorRole.Context => "context",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role."),
    };

    public static string Id(this FigureRole role) => role switch
    {
        FigureRole.Shown => "shown",
        FigureRole.Label => "label",
        FigureRole.Feature => "feature",
        FigureRole.Gap => "gap",
        FigureRole.Check => "check",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role in a ranking."),
    };

    public static string Id(this ContributionSide side) => side switch
    {
        ContributionSide.Burden => "burden",
        ContributionSide.Gap => "gap",
        _ => throw new ArgumentOutOfRangeException(nameof(side), side, "Not a side."),
    };

    public static string Id(this FigureSupply supply) => supply switch
    {
        FigureSupply.BundledAndLive => "bundled-and-live",
        FigureSupply.LiveOnly => "live-only",
        FigureSupply.BundledOnly => "bundled-only",
        _ => throw new ArgumentOutOfRangeException(nameof(supply), supply, "Not a supply."),
    };

    public static Sex ParseSex(string id) => Find<Sex>(id, s => s.Id());

    public static Polarity ParsePolarity(string id) => Find<Polarity>(id, p => p.Id());

    public static IndicatorRole ParseRole(string id) => Find<IndicatorRole>(id, r => r.Id());

    public static FigureRole ParseRanks(string id) => Find<FigureRole>(id, r => r.Id());

    public static ContributionSide ParseSide(string id) => Find<ContributionSide>(id, s => s.Id());

    public static FigureSupply ParseSupply(string id) => Find<FigureSupply>(id, s => s.Id());

    private static T Find<T>(string id, Func<T, string> name)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (name(candidate) == id)
                return candidate;
        }

        throw new FormatException($"'{id}' is not a {typeof(T).Name}: expected one of {string.Join(", ", Enum.GetValues<T>().Select(name))}.");
    }
}
