using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Pages.WhatIf;

internal static class WhatIfEndpoint
{
    public static IServiceCollection AddWhatIf(this IServiceCollection services) => services.AddScoped<WhatIfReader>().AddScoped<WhatIfMap>();

    public static void MapWhatIf(this IEndpointRouteBuilder app) =>
        app.MapEmbeddable(WhatIfQuery.Page, (HttpContext http, ReleaseReading reading, WhatIfReader reader) =>
        {
            var engine = reading.Scenarios
                ?? throw new RefusedRequestException(Problem.NotFound("This release does not hold what its rankings were drawn from, so they cannot be drawn again under other weights.", new NextStep("/", "See the declared rankings")));
            var asked = new WhatIfRequest(http.Request.Query, reading, engine.Basis);
            var query = asked.Read();
            return asked.IsForm ? Results.LocalRedirect(query.Address) : PageAnswer.Of<WhatIfPage>(reader.Read(query, engine, http.RequestAborted));
        }).InTurn();
}
