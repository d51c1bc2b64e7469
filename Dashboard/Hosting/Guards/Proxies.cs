using HealthNeeds.Dashboard.Access;
using HealthNeeds.Dashboard.SiteLayout;
using HealthNeeds.Store;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Hosting.Guards;

/// <summary>Behind a proxy: the reader's own address, scheme and host, and https where it is asked for.</summary>
internal static class Proxies
{
    private const int UsualHttpsPort = 443;

    public static IServiceCollection AddProxies(this IServiceCollection services)
    {
        services.AddOptions<ProxyOptions>().BindConfiguration(ProxyOptions.Section).ValidateAnnotations(ProxyOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProxyOptions>, ProxyRules>();
        services.AddOptions<HttpsRedirectionOptions>().Configure<IConfiguration>((https, configuration) =>
            (https.HttpsPort, https.RedirectStatusCode) = (HttpsPort(configuration), StatusCodes.Status308PermanentRedirect));
        services.AddOptions<HstsOptions>().Configure<IOptions<ProxyOptions>>((hsts, proxy) => hsts.MaxAge = TimeSpan.FromDays(proxy.Value.HstsDays));
        return services;
    }

    /// <summary>Takes the proxies' word, and nobody else's. Without proxies the headers are not looked at.</summary>
    public static WebApplication UseForwarding(this WebApplication app)
    {
        var proxy = app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value;
        if (!proxy.Parts().Any())
            return app;
        // One proxy after another is believed as long as each is named: the walk ends at the first that is not.
        var options = new ForwardedHeadersOptions { ForwardLimit = null, ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        // The framework would believe whoever is on this machine.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var address in proxy.Single())
            options.KnownProxies.Add(address);
        foreach (var network in proxy.Networks())
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
        return app;
    }

    /// <summary>Probes of health go on without: they are asked by machines that stand beside this one.</summary>
    public static IApplicationBuilder UseHttpsWhereAsked(this IApplicationBuilder app)
    {
        var proxy = app.ApplicationServices.GetRequiredService<IOptions<ProxyOptions>>().Value;
        return !proxy.Https ? app : app.UseWhen(http => !AccessGate.IsOpen(http), readers =>
        {
            if (proxy.HstsDays > 0)
                readers.UseHsts();
            readers.UseHttpsRedirection();
        });
    }

    private static int HttpsPort(IConfiguration configuration) =>
        Uri.TryCreate(configuration[SiteAddress.Setting], UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address.Port : configuration.GetValue("https_port", UsualHttpsPort);
}
