using System.Globalization;
using System.Text.RegularExpressions;
using HealthNeeds.Core.Research;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Search;

/// <summary>Places a postcode in its neighbourhood, where the release holds the ONS Postcode Directory; else says what is known to stand nearby.</summary>
internal static class PostcodeSearch
{
    /// <summary>True for a whole postcode, and for the district or sector that one begins with.</summary>
    public static bool IsPostcode(string sought) => !AreaCode.TryParse(sought.ToUpperInvariant(), out _) && (PostcodeText.Whole(sought) ?? PostcodeText.Beginning(sought)) is not null;

    /// <summary>The area of a level that a whole postcode lies in, live or terminated; null where it is none, or not held.</summary>
    /// <param name="level">Null for the LSOA.</param>
    public static PlacesFound? Placed(ReleaseFigures figures, string sought, AreaLevel? level, CancellationToken token)
    {
        if (PostcodeText.Whole(sought) is not { } postcode || figures.Lease.Postcodes.Find(postcode, token) is not { } place || figures.Lease.Postcodes.Directory(token) is not { } directory)
            return null;
        var path = figures.Lease.Areas.PathOf(place.Lsoa, token);
        var areas = path.Where(a => level is null ? a.Level is AreaLevel.Lsoa21 or AreaLevel.Msoa21 or AreaLevel.Ltla24 : a.Level == level).Reverse().ToList();
        return areas.Count == 0 ? null : new PlacesFound(areas, Sentence(place, path[^1], directory), IsAlike: false);
    }

    /// <param name="sought">One that <see cref="IsPostcode"/> takes.</param>
    public static SearchResult Find(ReleaseFigures figures, string sought, CancellationToken token)
    {
        if (Placed(figures, sought, level: null, token) is { } placed)
            return new SearchResult(sought, placed.Note, IsAlike: false, [.. placed.Areas.Select(a => SiteSearch.Hit(a, figures))]);
        return figures.Lease.Postcodes.Directory(token) is { } directory ? OfItsSector(figures, sought, directory, token) : OfKnownSites(figures, sought, token);
    }

    private static string Sentence(PostcodePlace place, Area lsoa, PostcodeDirectory directory)
    {
        var where = $"{lsoa.DisplayName} ({lsoa.Level.Noun()} {lsoa.Code}{(lsoa.PlaceName is null ? string.Empty : $", {lsoa.Name}")})";
        var by = $"by the ONS Postcode Directory of {Month(directory.Edition)}";
        return place.Terminated is { } month
            ? $"{place.Postcode} has not been in use since {Month(month)}. It lay in {where}, {by}."
            : $"{place.Postcode} lies in {where}, {by}.";
    }

    /// <summary>The neighbourhoods that postcodes with the same beginning lie in: of its sector, or of its district where the sector has none.</summary>
    private static SearchResult OfItsSector(ReleaseFigures figures, string sought, PostcodeDirectory directory, CancellationToken token)
    {
        var whole = PostcodeText.Whole(sought);
        string[] beginnings = whole is null ? [PostcodeText.Beginning(sought)!] : [whole[..^2], whole[..(whole.IndexOf(' ') + 1)]];
        var (beginning, found) = beginnings.Select(b => (b, figures.Lease.Postcodes.Count(b, SiteSearch.MostOfAKind, token))).FirstOrDefault(f => f.Item2.Count > 0);
        var held = $"the ONS Postcode Directory of {Month(directory.Edition)}";
        var about = whole is null ? string.Empty : $"{whole} is not among England’s postcodes in {held}. ";
        if (found is null)
            return new SearchResult(sought, whole is null ? $"No postcode of England that is in use begins with {beginnings[0].Trim()}, by {held}." : about.TrimEnd(), IsAlike: false, []);
        var areas = figures.Lease.Areas.Find([.. found.Select(f => f.Lsoa)], token).ToDictionary(a => a.Code);
        return new SearchResult(sought, $"{about}Postcodes that begin with {beginning.Trim()} lie in these neighbourhoods, those with most of them first.", IsAlike: false, [.. found.Where(f => areas.ContainsKey(f.Lsoa)).Select(f => SiteSearch.Hit(areas[f.Lsoa], figures))]);
    }

    /// <summary>What is known to stand in the district, first what stands in the sector itself.</summary>
    private static SearchResult OfKnownSites(ReleaseFigures figures, string sought, CancellationToken token)
    {
        var whole = PostcodeText.Whole(sought);
        var sector = whole?[..^2] ?? PostcodeText.Beginning(sought)!;
        var district = sector[..sector.IndexOf(' ')];
        var assets = figures.Assets.Assets.Where(a => a.Site is { } site && Stands(site.Place, district)).OrderByDescending(a => Stands(a.Site!.Place, sector)).Select(a => SiteSearch.OfAsset(a.Id, a.Name, a.Site!.Place));
        var bodies = figures.Lease.Research.Organisations(within: null, token).Where(o => Begins(o, district + " ")).OrderByDescending(o => Begins(o, sector)).Take(SiteSearch.MostOfAKind).Select(SiteSearch.OfOrganisation);
        List<SearchHit> hits = [.. assets, .. bodies];
        var found = hits.Count > 0 ? $"What is known to stand in {district} is listed, nearest first by the postcode itself" : $"Nothing is known to stand in {district}";
        return new SearchResult(sought, $"{whole ?? sector.Trim()} cannot be placed in a neighbourhood yet: postcodes come with the first live refresh. {found}; search for the name of the town or neighbourhood to find its figures.", IsAlike: false, hits);
    }

    private static bool Begins(ResearchOrganisation organisation, string beginning) => organisation.Postcode?.StartsWith(beginning, StringComparison.Ordinal) == true;

    private static bool Stands(string place, string beginning) => Regex.IsMatch(place, $@"\b{Regex.Escape(beginning.TrimEnd())}{(beginning.Contains(' ') && !beginning.EndsWith(' ') ? string.Empty : @"\b")}", RegexOptions.None, TimeSpan.FromSeconds(10));

    /// <summary>"2026-08" is "August 2026".</summary>
    private static string Month(string text) => DateOnly.ParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture).MonthInWords();
}
