using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Briefings;

/// <summary>The maps of other pages with the words of their colours beside them.</summary>
internal static class BriefingMaps
{
    /// <summary>Marks that lead to a list of the full page lead to the one of the briefing.</summary>
    public static MapView WithMarksTo(BriefingMap map, string list) => map.View with { Label = map.Label, Marks = [.. map.View.Marks.Select(m => m.Address.StartsWith('#') ? m with { Address = list } : m)] };

    /// <summary>A map in the colours of how sure a place is in England's worst tenth.</summary>
    public static BriefingMap? OfNeed(MapView? view, string label, string? caption = null) => view is null ? null : new BriefingMap(
        view,
        label,
        [
            .. NeedBands.All.Select(b => new BriefingKey($"n{(int)b}", $"{NeedBands.Words(b)} ({NeedBands.Chance(b)})")),
            .. view.Places.Any(p => p.Class.StartsWith('w')) ? new[] { new BriefingKey("w2", "Striped: the rank is very uncertain") } : [],
        ],
        caption);
}
