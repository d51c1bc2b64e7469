using HealthNeeds.Core.Research;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Search;

/// <summary>Finds places, conditions, indicators, assets and bodies that do research by their names, words or codes.</summary>
internal static class SiteSearch
{
    /// <summary>Of one kind, at most.</summary>
    public const int MostOfAKind = 20;

    /// <param name="words">2 to 60 characters.</param>
    public static SearchResult Find(ReleaseFigures figures, string words, CancellationToken token)
    {
        var sought = words.Trim();
        if (PostcodeSearch.IsPostcode(sought))
            return PostcodeSearch.Find(figures, sought, token);
        var groups = GroupSearch.Find(figures, sought, MostOfAKind, token);
        var places = groups.IsCode ? new PlacesFound([], groups.Note, IsAlike: false) : PlaceSearch.Named(figures, sought, level: null, MostOfAKind, token);
        List<SearchHit> others = [.. groups.Hits, .. Conditions(figures, sought), .. Indicators(figures, sought), .. Assets(figures, sought), .. Research(figures, o => Holds(o.Name, sought), token)];
        if (places.Areas.Count + others.Count == 0 && places.Note is null)
        {
            places = PlaceSearch.Find(figures, sought, level: null, MostOfAKind, token);
            others = [.. GroupSearch.Alike(figures, sought, MostOfAKind, token)];
        }

        return new SearchResult(sought, places.Note ?? groups.Note, places.IsAlike, [.. places.Areas.Select(a => Hit(a, figures)), .. others]);
    }

    public static SearchHit Hit(Area area, ReleaseFigures figures)
    {
        var where = area.Level is AreaLevel.Icb or AreaLevel.England or AreaLevel.Ltla24 ? null : area.LocalAuthorityName;
        var address = Address(area, figures);
        var detail = string.Join(" · ", new[] { $"{area.Level.Noun()} {area.Code}", area.PlaceName is null ? null : area.Name, where, address.StartsWith("/api/", StringComparison.Ordinal) ? "as JSON: it has no page here" : null }.OfType<string>());
        return new SearchHit(SearchKind.Place, area.Code.Value, area.DisplayName, detail, address);
    }

    private static string Address(Area area, ReleaseFigures figures) =>
        area.Level == AreaLevel.Icb && area.Code == figures.Region.Code ? "/"
        : area.Level == AreaLevel.Icb ? KeptParameter.Address("/", RegionChoice.Parameter, area.Code.Value)
        : area.Level == AreaLevel.England ? "/?level=icb&within=E92000001"
        : AreaLevels.Ranked.Contains(area.Level) ? $"/areas/{area.Code}"
        : $"/api/v1/areas/{area.Code}";

    public static IEnumerable<SearchHit> Conditions(ReleaseFigures figures, string sought) =>
        figures.Conditions.Where(c => Holds($"{c.Title} {c.Id}", sought)).Take(MostOfAKind)
            .Select(c => new SearchHit(SearchKind.Condition, c.Id, c.Title, FocusWords.Of(c.Focus, figures.FocusAreas), $"/conditions/{c.Id}"));

    private static IEnumerable<SearchHit> Indicators(ReleaseFigures figures, string sought) =>
        figures.Indicators.Where(i => Holds($"{i.Name} {i.Definition} {i.Id}", sought)).OrderByDescending(i => Holds(i.Name, sought)).ThenBy(i => i.Name, StringComparer.Ordinal).Take(MostOfAKind)
            .Select(i => OfIndicator(i, figures));

    /// <summary>Those that have the words in their name or id.</summary>
    public static IEnumerable<SearchHit> NamedIndicators(ReleaseFigures figures, string sought) =>
        figures.Indicators.Where(i => Holds($"{i.Name} {i.Id}", sought)).OrderBy(i => i.Name, StringComparer.Ordinal).Select(i => OfIndicator(i, figures));

    private static SearchHit OfIndicator(Indicator indicator, ReleaseFigures figures) =>
        new(SearchKind.Indicator, indicator.Id.Value, IndicatorWords.Named(indicator), figures.NewestPeriods.ContainsKey(indicator.Id.Value) ? indicator.Unit : $"{indicator.Unit}; no figures held yet", $"/data/indicators/{indicator.Id}");

    public static IEnumerable<SearchHit> Assets(ReleaseFigures figures, string sought) => figures.Assets.Assets.Count == 0 ? []
        : figures.AssetSearch.Search(sought, MostOfAKind).Select(h => OfAsset(h.Asset.Id, h.Asset.Name, h.Asset.Site?.Place ?? h.Asset.Host));

    public static SearchHit OfAsset(string id, string name, string where) => new(SearchKind.Asset, id, name, where, $"/assets/{id}");

    private static IEnumerable<SearchHit> Research(ReleaseFigures figures, Func<ResearchOrganisation, bool> fits, CancellationToken token) =>
        figures.Lease.Research.Organisations(within: null, token).Where(fits).Take(MostOfAKind).Select(OfOrganisation);

    public static SearchHit OfOrganisation(ResearchOrganisation body) => new(SearchKind.Research, body.Id, body.Name, body.Postcode is { } postcode ? $"does research at {postcode}" : "does research", "/assets#research");

    /// <summary>Every word of what is sought stands in the text.</summary>
    private static bool Holds(string text, string sought) => sought.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
