using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Comparison;

/// <summary>Reads the places that an address names, for page and API alike.</summary>
internal static class ComparedPlaces
{
    /// <summary>The longest text of codes that is looked at.</summary>
    public const int Longest = 200;

    public static readonly string Form = $"1 to {CompareQuery.Most} codes with commas between, of one level: LSOAs such as E01007317, MSOAs such as E02001509 or local authorities such as E08000016";

    /// <summary>Codes of today in the order given, one that is repeated once; null where the text is none.</summary>
    public static IReadOnlyList<AreaCode>? Codes(string text)
    {
        var codes = new List<AreaCode>();
        foreach (var piece in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!AreaCode.TryParse(RecodedAuthorities.Current(piece), out var code))
                return null;
            if (!codes.Contains(code))
                codes.Add(code);
        }

        return codes.Count is > 0 and <= CompareQuery.Most ? codes : null;
    }

    /// <summary>The areas of the codes, or why they cannot be set beside each other.</summary>
    public static (IReadOnlyList<Area> Areas, ComparedFault? Fault) Find(ReleaseFigures figures, IReadOnlyList<AreaCode> codes, CancellationToken token)
    {
        var found = figures.Lease.Areas.Find(codes, token).ToDictionary(a => a.Code);
        var areas = new List<Area>();
        foreach (var code in codes)
        {
            if (found.GetValueOrDefault(code) is not { } area)
                return ([], new ComparedFault(ProblemKinds.UnknownArea, $"This release holds no area {code}.{(figures.Icbs.Of(code).Sentence is { } changed ? $" {changed}" : null)}", code.Value));
            if (!AreaLevels.Ranked.Contains(area.Level))
                return ([], new ComparedFault(ProblemKinds.WrongLevel, $"{area.Name} is {(area.Level == AreaLevel.England ? "a country" : "an ICB")}: it is not compared with places inside it. England and {figures.Region.Name} stand beside every place anyway.", code.Value));
            areas.Add(area);
        }

        return areas.Find(a => a.Level != areas[0].Level) is { } other
            ? ([], new ComparedFault(ProblemKinds.WrongLevel, $"{areas[0].DisplayName} ({areas[0].Code}) is {One(areas[0].Level)} and {other.DisplayName} ({other.Code}) is {One(other.Level)}: figures of places of different size are spread differently, so places of one level are compared.", other.Code.Value))
            : (areas, null);
    }

    private static string One(AreaLevel level) => level == AreaLevel.Ltla24 ? "a local authority" : $"an {LevelWords.Button(level)}";
}

/// <param name="Found">The code at fault.</param>
internal sealed record ComparedFault(ProblemKind Kind, string Words, string Found);
