using HealthNeeds.Analytics.Input;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;

namespace HealthNeeds.Analytics.Matching;

/// <summary>Which stages of life are hardly found in an area. A place of students has no child need worth a match, nor a late-life one.</summary>
public sealed class LifeStages
{
    /// <summary>Children are few where less of the people are under 15: under half of England's 17%.</summary>
    public const double FewChildrenPercent = 8;

    /// <summary>The old are few where less of the people are 65 or over: a third of England's 18 to 19%.</summary>
    public const double FewOlderPercent = 6;

    public static readonly LifeStages Unknown = new([]);

    private static readonly (string Stage, string[] Ages, double Percent)[] Thresholds =
    [
        ("children", ["0-4", "5-9", "10-14"], FewChildrenPercent),
        ("older", ["65-69", "70-74", "75-79", "80-84", "85-plus"], FewOlderPercent),
    ];

    private readonly HashSet<(AreaCode Area, string Stage)> _few;

    private LifeStages(HashSet<(AreaCode Area, string Stage)> few) => _few = few;

    /// <param name="tables">Figures of the levels areas are asked for; an area without figures has no stage that is few.</param>
    public static LifeStages Of(IEnumerable<AreaTable> tables) => new(tables.SelectMany(Few).ToHashSet());

    /// <summary>True where every one of the stages is hardly found; never for no stages, nor for people of working age.</summary>
    public bool AreFew(AreaCode area, IReadOnlyList<string> stages) => stages.Count > 0 && stages.All(stage => _few.Contains((area, stage)));

    /// <summary>A stage that is hardly found, as it reads inside a sentence.</summary>
    public static string Describe(string stage) => stage switch
    {
        "children" => $"children, and under {FewChildrenPercent}% of the people here are under 15",
        "older" => $"older people, and under {FewOlderPercent}% of the people here are 65 or over",
        _ => stage,
    };

    private static IEnumerable<(AreaCode Area, string Stage)> Few(AreaTable table)
    {
        foreach (var (stage, ages, percent) in Thresholds)
        {
            var bands = ages.Select(a => table.Latest(new IndicatorId($"census2021-aged-{a}"))).OfType<ColumnKey>().Select(k => table.Columns[k]).ToList();
            if (bands.Count < ages.Length)
                continue;
            for (var i = 0; i < table.Codes.Count; i++)
            {
                if (bands.Sum(b => b[i]) < percent)
                    yield return (table.Codes[i], stage);
            }
        }
    }
}
