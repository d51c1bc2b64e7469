using HealthNeeds.Dashboard.Pages.Problems;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>Answers an address with ?release= from that release, and makes every link of the page lead to views of the same one.</summary>
internal sealed class PinFilter(ReleaseCatalogue catalogue, ReplicaReader replica) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.Query[ReleasePin.Parameter] is not { Count: > 0 } given || given == string.Empty)
            return await next(context);
        var pin = new ReleasePin(given.ToString(), ReleasePin.Without(request));
        if (Refusal(context.HttpContext.RequestServices.GetRequiredService<ReleaseReading>(), pin) is { } problem)
        {
            problem.SayWhenToAskAgain(context.HttpContext.Response.Headers);
            return PageAnswer.Of<ProblemPage>(problem, problem.Status);
        }

        // A file has no links to keep in the release, and is not text.
        return await next(context) switch
        {
            IFileHttpResult file => file,
            IResult answer => new KeptAnswer(answer, ReleasePin.Parameter, pin.Release),
            _ => null,
        };
    }

    private Problem? Refusal(ReleaseReading reading, ReleasePin pin)
    {
        var newest = new NextStep(pin.Unpinned, "See this view of the release that is served now");
        if (!ReleaseShelf.IsId(pin.Release))
            return Problem.NotUnderstood("The value of “release” is not the id of a release.", Kept(), newest);
        try
        {
            return reading.TryPin(pin) ? null : replica.IsComing(pin.Release) ? OnItsWay(pin, newest) : NotKept($"Release {pin.Release} is not kept here. Old releases are cleared as new ones are made.", newest);
        }
        catch (ReleaseRefusedException)
        {
            return NotKept($"Release {pin.Release} is kept here, but this version of the site cannot read it. Its file may be damaged, or of an older form.", newest);
        }
    }

    private static Problem OnItsWay(ReleasePin pin, NextStep newest) =>
        new(StatusCodes.Status503ServiceUnavailable, "That release is on its way here", $"Release {pin.Release} is kept where this site’s releases come from and is not here yet. Open this address again in a minute.", [], newest) { RetryAfter = TimeSpan.FromSeconds(10) };

    private Problem NotKept(string detail, NextStep next) => new(StatusCodes.Status404NotFound, "That release cannot be shown", detail, Kept(), next);

    private IReadOnlyList<string> Kept()
    {
        var kept = catalogue.List();
        return [.. kept.Select(r => $"{r.Id}, published {Figures.Moment(r.Published)}{(!r.IsCurrent ? null : r.Id == kept[0].Id ? " (the newest)" : " (put back: what is served now)")}")];
    }
}

/// <summary>A page whose links stay in one release, or one region. One place for all pages: a link that was forgotten would lead out of it unseen.</summary>
internal sealed class KeptAnswer(IResult page, string parameter, string value) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var html = await DrawnPage.HtmlOf(page, httpContext);
        Redirected(httpContext.Response);
        await DrawnPage.SendAsync(KeptLinks.In(html, parameter, value), httpContext);
    }

    private void Redirected(HttpResponse response)
    {
        if (response.Headers.Location is [{ } address])
            response.Headers.Location = KeptLinks.Kept(address, parameter, value);
    }
}
