using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Pages.Places;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;
using HealthNeeds.Dashboard.Siting;

namespace HealthNeeds.Dashboard.Pages.Plan;

internal static class PlanEndpoint
{
    public static IServiceCollection AddPlan(this IServiceCollection services) => services.AddScoped<PlanMap>();

    public static void MapPlanPage(this IEndpointRouteBuilder app) =>
        app.MapEmbeddable("/plan", (HttpRequest request, ReleaseReading reading, PlanMap map) =>
        {
            var view = new PlanReader(reading).Read(new PlanRequest(request.Query, reading).Read(request.HttpContext.RequestAborted), request.HttpContext.RequestAborted);
            return PageAnswer.Of<PlanPage>(new PlanPageView(view, map.Draw(view), map.Missing));
        }).InTurn();
}

/// <summary>Reads the page's address.</summary>
internal sealed class PlanRequest(IQueryCollection given, ReleaseReading reading)
{
    private readonly PageParameters parameters = new(given, reading, new NextStep("/plan", "Begin a plan anew"));

    /// <exception cref="RefusedRequestException">A value breaks its field's rule; the problem says what is allowed.</exception>
    public PlanQuery Read(CancellationToken token) => PlanQuery.Of(Value, parameters.Focus()) with { Limit = PlaceListEndpoint.Limit(parameters, reading, token)?.Inside(reading.Region.Code, reading.Region.Name) };

    private string? Value(string name)
    {
        var field = PlanFields.All.Single(f => f.Name == name);
        var text = parameters.Text(name, field.Longest, $"up to {field.Longest} characters");
        return text is null || field.Accepts(text) ? text : throw parameters.Refused(name, "is not what can be planned with", field.Allowed);
    }
}

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
