using System.Text;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>A page whose links stay in one release, or one region. One place for all pages: a link that was forgotten would lead out of it unseen.</summary>
internal sealed class KeptAnswer(IResult page, string parameter, string value) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = httpContext.Response.Body;
        using var drawn = new MemoryStream();
        httpContext.Response.Body = drawn;
        try
        {
            await page.ExecuteAsync(httpContext);
        }
        finally
        {
            httpContext.Response.Body = body;
        }

        var html = Encoding.UTF8.GetString(drawn.GetBuffer(), 0, (int)drawn.Length);
        Redirected(httpContext.Response);
        await body.WriteAsync(Encoding.UTF8.GetBytes(KeptLinks.In(html, parameter, value)), httpContext.RequestAborted);
    }

    private void Redirected(HttpResponse response)
    {
        if (response.Headers.Location is [{ } address])
            response.Headers.Location = KeptLinks.Kept(address, parameter, value);
    }
}
