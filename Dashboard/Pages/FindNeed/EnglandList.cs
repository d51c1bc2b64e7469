using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Pages.FindNeed;

/// <summary>What stands beside the places of England's list: an ICB leads to its own neighbourhoods; an authority says which ICB it lies in.</summary>
internal sealed class EnglandList(ReleaseReading reading)
{
    /// <summary>An ICB has no page of its own: the whole site can be about it.</summary>
    public static string Address(FindNeedQuery query, Area area)
    {
        if (area.Level != AreaLevel.Icb)
            return AreaAddress.Of(area.Code, query.Focus);
        var own = (FindNeedQuery.Default with { Focus = query.Focus, Kind = query.Kind }).Address;
        return $"{own}{(own.Contains('?') ? '&' : '?')}{RegionChoice.Parameter}={area.Code}";
    }

    /// <summary>"West Yorkshire" for the ICB; the names of other areas as they are.</summary>
    public static string Name(Area area) => area.Level == AreaLevel.Icb ? IcbNames.Place(area.Name) : AreaWords.Full(area);

    /// <summary>The same where its authority stands beside it.</summary>
    public static string ShortName(Area area) => area.Level == AreaLevel.Icb ? Name(area) : area.DisplayName;

    public string Where(Area area)
    {
        var people = AreaWords.WhereAndPeople(area);
        var icb = area.Level == AreaLevel.Ltla24 && area.Icb is { } code ? reading.IcbPlaces.GetValueOrDefault(code) : null;
        return string.Join(" · ", new[] { icb, people }.Where(t => !string.IsNullOrEmpty(t)));
    }

    /// <summary>What can be shown instead of the region: those that are set up, by their order, then every other ICB by name.</summary>
    public IReadOnlyList<RegionOption> Regions()
    {
        var setUp = reading.Configured.Where(r => ShownRegion.IsHeld(reading, r)).ToList();
        var others = reading.IcbPlaces.Where(p => setUp.TrueForAll(r => r.Code != p.Key)).OrderBy(p => p.Value, StringComparer.Ordinal);
        return [.. setUp.Select(r => new RegionOption(r.Id, r.Name, IsSetUp: true, r.Id == reading.Region.Id)), .. others.Select(p => new RegionOption(p.Key.Value, p.Value, IsSetUp: false, p.Key == reading.Region.Code))];
    }

    /// <summary>ICBs with neighbourhoods that are very likely in England's worst tenth, the largest share first.</summary>
    public IReadOnlyList<IcbSpread> Spread(FindNeedQuery query, IReadOnlyList<RankedArea> ranked)
    {
        var needs = reading.IcbNeeds(query.Focus);
        return
        [
            .. from place in ranked
               where needs.ContainsKey(place.Area.Code)
               let need = needs[place.Area.Code]
               where need.Worst > 0
               orderby (double)need.Worst / need.Neighbourhoods descending, place.Area.Code.Value
               select new IcbSpread(Name(place.Area), Address(query, place.Area), need.Worst, need.Neighbourhoods),
        ];
    }
}
