using HealthNeeds.Dashboard.Pages.Problems;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>Answers an address with ?region= for that region, and makes every link of the page keep it.</summary>
internal sealed class RegionFilter : IEndpointFilter
{
    private static readonly NextStep Choose = new($"/?level=icb&within={AreaCode.England}", "Choose among England’s ICBs");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var reading = context.HttpContext.RequestServices.GetRequiredService<ReleaseReading>();
        if (request.Query[RegionChoice.Parameter] is not { Count: > 0 } given || given == string.Empty || reading.Info is null)
            return await next(context);
        try
        {
            reading.Choose(given.Count == 1 ? given.ToString() : throw new RefusedRequestException(ProblemKinds.RepeatedParameter, $"“{RegionChoice.Parameter}” was given {given.Count} times; give it once.", RegionChoice.Parameter));
        }
        catch (RefusedRequestException refused)
        {
            var problem = refused.Problem with { Next = Choose };
            return PageAnswer.Of<ProblemPage>(problem.Kind == ProblemKinds.BadValue ? problem with { Title = "That region cannot be shown" } : problem, problem.Status);
        }

        return await next(context) switch
        {
            IFileHttpResult file => file,
            IResult answer => new KeptAnswer(answer, RegionChoice.Parameter, reading.Region.Id),
            _ => null,
        };
    }
}
