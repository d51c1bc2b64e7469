using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.TestBeds;

/// <summary>Where a study looks for sites and controls: an ICB, a local authority, the region that is shown, or several ICBs and authorities together.</summary>
/// <param name="Area">Of several, one that is none of the release's.</param>
/// <param name="Text">As addresses say it.</param>
internal sealed record StudyPlaces(Area Area, string Text)
{
    private const int Named = 3;

    /// <param name="within">Null for the region that is shown.</param>
    /// <param name="also">Beside it; null for none.</param>
    /// <exception cref="RefusedRequestException">400, 404 or 410: a code is none, of another level, or of no area of the release; or there are too many.</exception>
    public static StudyPlaces Of(string? within, string? also, ReleaseFigures figures)
    {
        string[] more = also is null ? [] : [.. TestBedParameters.Places(also)];
        if (more.Length == 0 && (within is null || figures.Region.IsCalled(within)))
            return new StudyPlaces(figures.RegionArea, figures.Region.Within);
        IReadOnlyList<string> first = within is null || figures.Region.IsCalled(within) ? [.. figures.Region.Code.Parts().Select(c => c.Value)] : TestBedParameters.Places(within);
        Area[] areas = [.. first.Concat(more).Distinct(StringComparer.Ordinal).Select(c => Found(c, figures)).DistinctBy(a => a.Code)];
        Area[] whole = [.. areas.Where(a => !areas.Any(o => o.Code != a.Code && a.LiesIn(o.Code)))];
        return whole.Length == 1 ? new StudyPlaces(whole[0], whole[0].Code.Value)
            : whole.Length > Math.Max(TestBedParameters.MostPlaces, figures.Region.Code.Parts().Count)
                ? throw new RefusedRequestException(ProblemKinds.BadValue, $"{whole.Length} ICBs and local authorities were given: a study looks in up to {TestBedParameters.MostPlaces} together.", TestBedParameters.Within.Name, found: null, [$"up to {TestBedParameters.MostPlaces} codes"])
            : new StudyPlaces(Joined(whole, figures), string.Join(',', whole.Select(a => a.Code)));
    }

    private static Area Joined(Area[] areas, ReleaseFigures figures)
    {
        var code = AreaCode.Joined(areas.Select(a => a.Code));
        if (code == figures.Region.Code) return figures.RegionArea;
        string[] names = [.. areas.Select(a => IcbNames.Place(a.Name))];
        var icbs = areas.Select(a => a.Level == AreaLevel.Icb ? a.Code : a.Icb).Distinct().ToList();
        return new Area(
            code,
            AreaLevel.Region,
            names.Length <= Named ? $"{string.Join(", ", names[..^1])} and {names[^1]}" : $"{string.Join(", ", names[..Named])} and {names.Length - Named} more",
            PlaceName: null,
            Msoa: null,
            LocalAuthority: null,
            LocalAuthorityName: null,
            icbs.Count == 1 ? icbs[0] : null,
            areas.All(a => a.Population is not null) ? areas.Sum(a => a.Population) : null,
            RuralUrban: null,
            Location: null);
    }

    private static Area Found(string text, ReleaseFigures figures)
    {
        var code = AreaCode.TryParse(RecodedAuthorities.Current(text), out var parsed) ? parsed
            : throw new RefusedRequestException(ProblemKinds.BadValue, $"“{(text.Length <= 64 ? text : text[..64] + "…")}” is neither an area code nor the region that is shown.", TestBedParameters.Within.Name, text, Allowed(figures));
        var area = figures.Lease.Areas.Find(code) ?? throw new RefusedRequestException(FormerIcb.Of(figures, code) ?? Problem.Of(ProblemKinds.UnknownArea, $"Release {figures.Lease.Info.Id} holds no area {code}.", TestBedParameters.Within.Name, text, Allowed(figures)));
        return area.Level is AreaLevel.Icb or AreaLevel.Ltla24
            ? area
            : throw new RefusedRequestException(ProblemKinds.WrongLevel, $"{area.Name} ({code}) is neither an ICB nor a local authority: sites and controls are sought inside those.", TestBedParameters.Within.Name, text, Allowed(figures));
    }

    private static IReadOnlyList<string> Allowed(ReleaseFigures figures) =>
        [$"{(figures.Region.IsIcb ? "an ICB, as in" : "the region,")} {figures.Region.Within} ({figures.Region.Name})", "a local authority, as in E08000016", $"up to {TestBedParameters.MostPlaces} of them with commas between"];
}
