using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Assets;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Briefings;

/// <summary>/briefing/assets/{id}: one page about an asset: what it does, where it is needed, with whom, on what evidence, and what comes next.</summary>
internal sealed class AssetBriefing(AssetReader reader, TimeProvider clock) : IBriefingKind
{
    private const int Places = 5;
    private const int Partners = 3;
    private const int Evidence = 3;

    public Briefing Read(HttpContext http) => Of(reader.Read(http.GetRouteValue("id") as string ?? string.Empty));

    private Briefing Of(AssetView view)
    {
        var asset = view.Asset;
        return new Briefing("An asset on one page", asset.Name, asset.Description, $"/assets/{asset.Id}")
        {
            Facts =
            [
                new(AssetKinds.Name(asset.Kind), asset.Host.Length > 0 ? $"of {asset.Host}" : "no host is recorded"),
                new(AssetStatuses.Name(asset.Status), asset.StatusDate is { } date ? $"as of {date.MonthInWords()}" : "date not recorded"),
                new(AssetWords.Reach(asset, view.RegionName, view.Serves), view.Needs.Count == 0 ? "the source names no need that it addresses" : $"works on {string.Join(", ", view.Needs.Take(3))}{(view.Needs.Count > 3 ? $" and {view.Needs.Count - 3} more" : null)}"),
            ],
            Shortlist = Needing(view),
            Map = view.Map is { } map ? new BriefingMap(map, view.Places.Count == 0 ? $"Where {asset.Name} is." : $"Where {asset.Name} is, and the neighbourhoods it is matched to. The table names those that need it most.", [.. view.MapKeys.Select(k => new BriefingKey(k.Class, k.Words))], asset.Site?.Place) : null,
            Sections = [.. Partnering(view), .. Outreach(view), Proof(view), Next(view)],
            Caveats = [BriefingCaveats.Match],
            MostPages = 1,
            Measured = PeriodWords.Span(view.Measured, clock),
        };
    }

    private static BriefingTable? Needing(AssetView view) => view.Places.Count == 0 ? null : new BriefingTable(
        view.Asset.Status == AssetStatuses.Open ? "Places that need it most" : "Places it could help: it is not open",
        [new("Place", 5), new("For", 5), new("Distance", 3, IsNumber: true), new("Need is higher than in", 4, IsNumber: true)],
        [.. view.Places.Take(Places).Select(p => (IReadOnlyList<string>)[AreaWords.Full(p.Area), p.Needs, p.Kilometres is { } km ? Figures.Kilometres(km) : "–", $"{Figures.Percent(p.Pressure)} of England ({Figures.Percent(p.Lower)} to {Figures.Percent(p.Upper)})"])]);

    private static IEnumerable<BriefingSection> Partnering(AssetView view)
    {
        string[] linked = [.. view.Related.Take(Partners).Select(r => $"{r.Name}: {r.Relation}.")];
        string[] possible = [.. view.Complements.Take(Partners - Math.Min(linked.Length, 1)).Select(c => $"{c.Name}, on {c.Need}: {Figures.Some(c.Neighbourhoods, "neighbourhood")} where it presses.{(c.Relation is null ? " No link is recorded yet." : null)}")];
        if (linked.Length > 0)
            yield return new BriefingSection("Works with") { Items = linked };
        if (possible.Length > 0)
            yield return new BriefingSection("Whom it could work with") { Items = possible };
    }

    private static IEnumerable<BriefingSection> Outreach(AssetView view)
    {
        if (view.Satellites.Count > 0)
            yield return new BriefingSection("Where outreach would reach most people") { Items = [.. view.Satellites.Take(2).Select(s => $"{s.Place}, for {s.Need}: {Figures.Count(s.People)} people in {Figures.Some(s.Neighbourhoods, "neighbourhood")} of high need within 5 km that no open asset for it serves in particular or is near.")] };
    }

    private static BriefingSection Proof(AssetView view) => new("Evidence")
    {
        Items = [.. view.Asset.Evidence.Take(Evidence).Select(e => view.Sources.FirstOrDefault(s => s.Id == e.Source) is { } source ? $"{source.Title}, {source.Author}, {source.Published}: {e.Place}" : e.Place)],
    };

    private static BriefingSection Next(AssetView view) => new("Next step") { Items = [AssetWords.HowToReach(view.Asset), AssetWords.HowToCorrect(view.Asset)] };
}
