using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Rankings;

/// <summary>What rankings are held against, as data/checks.json has it. None of it ranks anything.</summary>
/// <param name="Outside">Figures of health that burdens are compared with.</param>
/// <param name="Composites">Sums of published outcomes, by which it is seen whether intervals keep their word.</param>
/// <param name="NotYoung">Focus areas of older people's conditions: where most need goes unmet, not too few residents may be 65 and over.</param>
/// <param name="NotStudents">Focus areas in which places of students may not be worst.</param>
public sealed record RankingChecks(IReadOnlyList<OutsideCheck> Outside, IReadOnlyList<OutcomeComposite> Composites, IReadOnlyList<string> NotYoung, IReadOnlyList<string> NotStudents)
{
    public const string FileName = "checks.json";

    /// <summary>Nothing is checked.</summary>
    public static readonly RankingChecks None = new([], [], [], []);

    /// <summary>Every indicator that is a check of some ranking, and so nothing else of it.</summary>
    public IReadOnlySet<string> Indicators { get; } = Outside.Select(c => c.Indicator).ToHashSet(StringComparer.Ordinal);

    /// <param name="focusAreas">What is ranked, beside the overall ranking.</param>
    /// <exception cref="CatalogueException">The file is malformed or an entry breaks a rule.</exception>
    public static RankingChecks Read(Stream json, IReadOnlyList<FocusArea> focusAreas, string file = FileName)
    {
        var checks = CatalogueJson.Read<RankingChecks>(json, file);
        var (focus, rankings) = (Ids(focusAreas), Ids(focusAreas));
        rankings.Add(FocusArea.Overall);
        CatalogueRules.Unique(file, "check", checks.Outside.Select(c => c.Id).Concat(checks.Composites.Select(c => c.Id)));
        foreach (var check in checks.Outside)
        {
            CatalogueRules.Known(file, check.Id, "a focus area or the overall ranking", check.Ranking, rankings);
            if (!AreaLevels.Ranked.Contains(check.Level))
                throw new CatalogueException(file, check.Id, "a level that is ranked", check.Level.Id());
        }

        foreach (var composite in checks.Composites.Where(c => c.Parts.Count < 2 || c.Parts.Any(p => !(p.Weight > 0))))
            throw new CatalogueException(file, composite.Id, "two outcomes or more, each with a weight above 0", $"{composite.Parts.Count}");
        foreach (var id in checks.NotYoung.Concat(checks.NotStudents))
            CatalogueRules.Known(file, id, "a focus area", id, focus);
        return checks;
    }

    private static HashSet<string> Ids(IReadOnlyList<FocusArea> focusAreas) => focusAreas.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
}

/// <summary>A figure of health that no model, label or gap of a ranking is made of: by it the burden of that ranking is checked from outside.</summary>
/// <param name="Ranking">Focus area, or the overall ranking, whose burden is checked.</param>
/// <param name="Level">Where the two are compared.</param>
/// <param name="HigherIsWorse">False for years of life and other figures of which more is better.</param>
/// <param name="ForAges">True where what older residents would lead to expect is taken off first.</param>
public sealed record OutsideCheck(string Id, string Title, string Indicator, string Ranking, AreaLevel Level, bool HigherIsWorse, bool ForAges = false);

/// <summary>A sum of published outcomes of ill health.</summary>
/// <param name="Title">In a reader's words.</param>
public sealed record OutcomeComposite(string Id, string Title, IReadOnlyList<OutcomeShare> Parts);

/// <param name="Outcome">Id of an outcome that burden models predict.</param>
/// <param name="Weight">In standard deviations of that outcome.</param>
public sealed record OutcomeShare(string Outcome, double Weight);
