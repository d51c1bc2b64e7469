using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Burden;

/// <summary>Observed against expected in groups of areas. A group that is always expected too low would be passed over.</summary>
internal static class Fairness
{
    public const double Tolerance = 0.05;

    private static readonly (string Id, string Words)[] EthnicGroups = [("asian", "Asian"), ("black", "Black"), ("mixed", "of mixed ethnic groups"), ("other", "of other ethnic groups"), ("white", "White")];

    /// <summary>
    /// Per group, observed ÷ expected for outcomes on the log scale (England's own ratio taken as 1);
    /// for a score, which has no zero, 1 + the mean difference in England's standard deviations.
    /// </summary>
    public static IReadOnlyList<(string Group, double Ratio)> Of(AreaFrame frame, BurdenLabel label, double[] outcome, double[] prediction, int[] rows)
    {
        var england = Ratio(label, outcome, prediction, rows, 1);
        return [.. Groups(frame, rows).Select(g => (g.Name, Ratio(label, outcome, prediction, g.Rows, england)))];
    }

    /// <summary>The same of every authority with an area that has an outcome.</summary>
    public static IReadOnlyList<double> OfAuthorities(AreaFrame frame, BurdenLabel label, double[] outcome, double[] prediction, int[] rows)
    {
        var england = Ratio(label, outcome, prediction, rows, 1);
        return [.. rows.GroupBy(i => frame.Authorities.Of[i]).OrderBy(g => g.Key).Select(g => Ratio(label, outcome, prediction, [.. g], england))];
    }

    private static double Ratio(BurdenLabel label, double[] outcome, double[] prediction, int[] rows, double england) =>
        label.Logarithm
            ? rows.Sum(i => label.FromModel(outcome[i])) / rows.Sum(i => label.FromModel(prediction[i])) / england
            : 1 + (rows.Average(i => outcome[i] - prediction[i]) / Spread.Of(outcome).Sd) - (england - 1);

    private static IEnumerable<(string Name, int[] Rows)> Groups(AreaFrame frame, int[] rows)
    {
        if (frame.Latest("iod2019-imd") is { } imd)
        {
            int[] order = [.. rows.Where(i => !double.IsNaN(imd.Values[i])).OrderByDescending(i => imd.Values[i]).ThenBy(i => i)];
            for (var fifth = 0; fifth < 5; fifth++)
            {
                var name = fifth switch { 0 => "most deprived fifth", 4 => "least deprived fifth", _ => $"deprivation fifth {fifth + 1}" };
                yield return (name, order[(fifth * order.Length / 5)..((fifth + 1) * order.Length / 5)]);
            }
        }

        foreach (var (group, words) in EthnicGroups)
        {
            if (frame.Latest("census2021-ethnic-" + group) is not { } share) continue;
            int[] order = [.. rows.Where(i => !double.IsNaN(share.Values[i])).OrderBy(i => share.Values[i]).ThenBy(i => i)];
            for (var tenth = 0; tenth < 10; tenth++)
                yield return ($"tenth {tenth + 1} of 10 by share of residents who are {words}", order[(tenth * order.Length / 10)..((tenth + 1) * order.Length / 10)]);
        }

        foreach (var (label, rural) in new[] { ("rural", true), ("urban", false) })
        {
            int[] members = [.. rows.Where(i => frame.Rural[i] == rural)];
            if (members.Length > 0) yield return (label, members);
        }
    }
}
