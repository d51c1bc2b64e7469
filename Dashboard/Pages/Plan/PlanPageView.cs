using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Siting;

namespace HealthNeeds.Dashboard.Pages.Plan;

/// <summary>Everything the page shows.</summary>
/// <param name="Map">Null where nothing was planned or there are no outlines.</param>
/// <param name="NoMap">Why there is no map; null where one can be drawn.</param>
public sealed record PlanPageView(PlanView Plan, MapView? Map, NoMap? NoMap)
{
    public PlanQuery Query => Plan.Query;

    /// <summary>The API twin's address, its CSV of one table.</summary>
    public string Download(string table) => $"/api/v1/plan?{(Query.Text.Length == 0 ? string.Empty : Query.Text + "&")}table={table}&format=csv";

    public string Json => Query.Text.Length == 0 ? "/api/v1/plan" : "/api/v1/plan?" + Query.Text;
}
