using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Store.Queries;

internal sealed record MatchRow(string Area, string Focus, string Need, string Asset, double Score, double? Kilometres, List<string> Reasons)
{
    public const string Columns = "m.area, m.focus, m.need, m.asset, m.score, m.kilometres, m.reasons";

    public AssetMatch ToMatch() => new(new AreaCode(Area), Focus, Need, Asset, Score, Kilometres, Reasons);
}
