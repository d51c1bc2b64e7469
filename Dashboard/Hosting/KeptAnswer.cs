using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Hosting;

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
