using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>Says in a reader's words why an asset is offered, or why none is.</summary>
/// <param name="authorities">Names of local authorities by code.</param>
internal sealed class Reasons(IReadOnlyDictionary<AreaCode, string> authorities)
{
    private const int NeedsNamed = 3;

    /// <summary>A need is called pressing in the worst tenth of England's areas.</summary>
    private const double Pressing = 0.9;

    /// <param name="focusNeeds">Needs of the focus area asked about, by id.</param>
    public IReadOnlyList<string> For(Scored match, Place place, IReadOnlyDictionary<string, Need> focusNeeds)
    {
        var asset = match.Candidate.Asset;
        return new[]
        {
            WorksOn(match.Candidate, focusNeeds),
            match.Pressure is { Level: >= Pressing } pressure ? Presses(match.Candidate.Need, pressure, place) : null,
            Status(asset),
            Distance(asset, match.Kilometres),
            Reach(asset),
            match.Partner is { } partner ? Linked(partner.Link, partner.Partner) : null,
            place.NeedsOutreachOf(asset) ? NoBaseHere(asset, place) : null,
        }.OfType<string>().ToList();
    }

    public static string NoAsset(Need need) => $"No asset in the catalogue works on {InText(need.Name)}";

    public string OutOfReach(Asset nearest, double? kilometres) =>
        kilometres is { } km
            ? $"The nearest, {nearest.Name}, is {Kilometres(km)} away and {Limits(nearest)}"
            : $"The only one, {nearest.Name}, {Limits(nearest)}";

    private static string WorksOn(Candidate candidate, IReadOnlyDictionary<string, Need> focusNeeds)
    {
        var (need, fit) = (candidate.Need, candidate.Fit);
        var verb = candidate.Asset.Kind == AssetKinds.Trust ? "Named as a partner on" : "Works on";
        if (fit.Relation == NeedRelation.Part)
            return $"{verb} {InText(fit.Through.Name)}, part of {InText(need.Name)}";
        if (fit.Relation == NeedRelation.WiderField)
            return $"{verb} {InText(fit.Through.Name)}, the wider field of {InText(need.Name)}";
        var others = candidate.Asset.Needs.Where(n => n != need.Id && focusNeeds.ContainsKey(n)).Select(n => focusNeeds[n].Name);
        return $"{verb} {And(others.Prepend(need.Name).Take(NeedsNamed).Select(InText).ToList())}";
    }

    private static string? Status(Asset asset) => asset.Status switch
    {
        AssetStatuses.Open => null,
        AssetStatuses.UnderConstruction => $"Under construction in {asset.StatusDate:MMMM yyyy}",
        _ => $"Only {asset.Status} in {asset.StatusDate:MMMM yyyy}",
    };

    private static string Distance(Asset asset, double? kilometres) =>
        asset.Site is not { } site ? "No single site"
        : kilometres is not { } km ? $"At {site.Place}"
        : $"{(site.Accuracy == "area" ? "About " : "")}{Kilometres(km)} away in a straight line, at {site.Place}";

    private string Presses(Need need, NeedPressure pressure, Place place)
    {
        var (where, of) = pressure.Measured == AreaLevel.Ltla24
            ? (place.Authority is { } authority ? $"in {Name(authority)}" : "here", "local authorities")
            : ("here", "neighbourhoods");
        return $"{need.Name} presses harder {where} than in {Math.Floor(pressure.Level * 100)}% of England's {of}";
    }

    private string Reach(Asset asset) => asset.Reach switch
    {
        AssetReach.Region => "Region-wide reach",
        AssetReach.Authority => $"Serves {And(asset.Serves.Select(Name).ToList())}",
        _ => $"Local reach: people near {asset.Site!.Place}",
    };

    private string NoBaseHere(Asset asset, Place place) =>
        $"Based in {Name(asset.Site!.LocalAuthority!.Value)}, with no base or outreach in {Name(place.Authority!.Value)} recorded";

    private static string Linked(AssetLink link, Asset partner) =>
        link.From == partner.Id ? $"{partner.Name} {link.Relation} it" : $"It {link.Relation} {partner.Name}";

    private string Limits(Asset asset) => asset.Reach == AssetReach.Local ? "is local only" : $"serves {And(asset.Serves.Select(Name).ToList())} only";

    private string Name(AreaCode authority) => authorities.TryGetValue(authority, out var name) ? name : authority.Value;

    /// <summary>One decimal below 10 km, none above: a centroid and a site are no more exact.</summary>
    private static string Kilometres(double km) => km < 10 ? $"{km:0.0} km" : $"{km:0} km";

    /// <summary>A need's name inside a sentence: its first letter small, unless the word is a name or an abbreviation.</summary>
    private static string InText(string name) => name.Length > 1 && char.IsLower(name[1]) ? $"{char.ToLowerInvariant(name[0])}{name[1..]}" : name;

    private static string And(List<string> parts) =>
        parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";
}
