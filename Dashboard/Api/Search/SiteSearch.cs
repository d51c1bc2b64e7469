using System.Text.RegularExpressions;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Search;

/// <summary>Finds places, conditions, indicators, assets and bodies that do research by their names, words or codes.</summary>
internal static partial class SiteSearch
{
    /// <summary>Of one kind, at most.</summary>
    public const int MostOfAKind = 20;

    /// <param name="words">2 to 60 characters.</param>
    public static SearchResult Find(ReleaseFigures figures, string words, CancellationToken token)
    {
        var sought = words.Trim();
        var postcode = Postcode().Match(sought.ToUpperInvariant());
        if (postcode.Success && !AreaCode.TryParse(sought.ToUpperInvariant(), out _))
            return OfPostcode(figures, sought, postcode.Groups["district"].Value, token);
        var places = PlaceSearch.Named(figures, sought, level: null, MostOfAKind, token);
        List<SearchHit> others = [.. Conditions(figures, sought), .. Indicators(figures, sought), .. Assets(figures, sought), .. Research(figures, o => Holds(o.Name, sought), token)];
        if (places.Areas.Count + others.Count == 0 && places.Note is null)
            places = PlaceSearch.Find(figures, sought, level: null, MostOfAKind, token);
        return new SearchResult(sought, places.Note, places.IsAlike, [.. places.Areas.Select(a => Hit(a, figures)), .. others]);
    }

    private static SearchResult OfPostcode(ReleaseFigures figures, string sought, string district, CancellationToken token)
    {
        var known = Research(figures, o => o.Postcode?.StartsWith(district + " ", StringComparison.Ordinal) == true, token).ToList();
        var sites = figures.Assets.Assets.Where(a => a.Site is { } site && Regex.IsMatch(site.Place, $@"\b{district}\b", RegexOptions.None, TimeSpan.FromSeconds(1)));
        List<SearchHit> hits = [.. sites.Select(a => OfAsset(a.Id, a.Name, a.Site!.Place)), .. known];
        var found = hits.Count > 0 ? $"What is known to stand in {district} is listed" : $"Nothing is known to stand in {district}";
        return new SearchResult(sought, $"This release holds no directory of postcodes, so {sought.ToUpperInvariant()} cannot be placed in a neighbourhood. {found}; search for the name of the town or neighbourhood to find its figures.", IsAlike: false, hits);
    }

    public static SearchHit Hit(Area area, ReleaseFigures figures)
    {
        var where = area.Level is AreaLevel.Icb or AreaLevel.England or AreaLevel.Ltla24 ? null : area.LocalAuthorityName;
        var address = Address(area, figures);
        var detail = string.Join(" · ", new[] { $"{area.Level.Noun()} {area.Code}", area.PlaceName is null ? null : area.Name, where, address.StartsWith("/api/", StringComparison.Ordinal) ? "as JSON: it has no page here" : null }.OfType<string>());
        return new SearchHit(SearchKind.Place, area.Code.Value, area.DisplayName, detail, address);
    }

    private static string Address(Area area, ReleaseFigures figures) =>
        area.Code == figures.Region.Icb ? "/"
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
        new(SearchKind.Indicator, indicator.Id.Value, indicator.Name, figures.NewestPeriods.ContainsKey(indicator.Id.Value) ? indicator.Unit : $"{indicator.Unit}; no figures held yet", $"/data/indicators/{indicator.Id}");

    public static IEnumerable<SearchHit> Assets(ReleaseFigures figures, string sought) => figures.Assets.Assets.Count == 0 ? []
        : figures.AssetSearch.Search(sought, MostOfAKind).Select(h => OfAsset(h.Asset.Id, h.Asset.Name, h.Asset.Site?.Place ?? h.Asset.Host));

    private static SearchHit OfAsset(string id, string name, string where) => new(SearchKind.Asset, id, name, where, $"/assets/{id}");

    private static IEnumerable<SearchHit> Research(ReleaseFigures figures, Func<Core.Research.ResearchOrganisation, bool> fits, CancellationToken token) =>
        figures.Lease.Research.Organisations(icb: null, token).Where(fits).Take(MostOfAKind)
            .Select(o => new SearchHit(SearchKind.Research, o.Id, o.Name, o.Postcode is { } postcode ? $"does research at {postcode}" : "does research", "/assets#research"));

    /// <summary>True for a whole postcode, or the district that one begins with.</summary>
    public static bool IsPostcode(string sought) => Postcode().IsMatch(sought.ToUpperInvariant());

    /// <summary>Every word of what is sought stands in the text.</summary>
    private static bool Holds(string text, string sought) => sought.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^(?<district>[A-Z]{1,2}[0-9][0-9A-Z]?)( ?[0-9][A-Z]{2})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Postcode();
}
