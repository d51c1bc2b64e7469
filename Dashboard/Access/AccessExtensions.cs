using HealthNeeds.Dashboard.Access.Decisions;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store;
using HealthNeeds.Store.Keys;
using HealthNeeds.Store.Releases;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Access;

/// <summary>Who may see the site: services, the gate, and the few routes that are not for everybody.</summary>
internal static class AccessExtensions
{
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsValidator>();
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section).ValidateAnnotations(AccessOptions.Section).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(s => ApiKeyFile.Of(s.GetRequiredService<IOptions<ReleaseOptions>>().Value.Directory, configuration["Keys:File"])).AddSingleton<ApiKeyRing>();
        services.AddSingleton<KeyLimits>().AddSingleton<KeyAccess>();
        var options = configuration.GetSection(AccessOptions.Section).Get<AccessOptions>() ?? new AccessOptions();
        return options.IsPublic ? services : services.AddSeals(options).AddIdentities(options);
    }

    /// <summary>The gate. It stands outside the cache of pages, so that nothing kept is given to somebody who may not see it.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IOptions<AccessOptions>>().Value.Mode == AccessModes.OpenId)
            app.UseAuthentication();
        return app.UseMiddleware<AccessGate>();
    }

    /// <summary>What a site that is not public has besides: the end of a session, and requests for decisions. A public one has none of it, and nothing that is posted to.</summary>
    public static WebApplication MapAccess(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<AccessOptions>>().Value;
        if (options.Mode == AccessModes.OpenId)
            app.MapGet("/sign-out", SignOutAsync).ExcludeFromDescription();
        // In a replica nobody would take a request up: what is decided is decided at the origin.
        if (!options.IsPublic && !ReplicaSetting.IsSet(app.Configuration) && app.Configuration["Requests:Directory"] is { Length: > 0 } directory)
            app.MapDecisions(directory);
        return app;
    }

    private static async Task SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(OpenIdSignIn.Cookies);
        await AccessRefusals.PageAsync(context, StatusCodes.Status200OK, "You are signed out here", "Your session at your organisation's sign-in goes on: end it there as well where others use this browser.");
    }

    /// <summary>What cookies and forms are sealed with.</summary>
    private static IServiceCollection AddSeals(this IServiceCollection services, AccessOptions options)
    {
        var seals = services.AddDataProtection().SetApplicationName("HealthNeeds");
        if (options.KeysDirectory is { Length: > 0 } directory)
            seals.PersistKeysToFileSystem(new DirectoryInfo(directory));
        return services.Configure<AntiforgeryOptions>(forms =>
        {
            (forms.Cookie.Name, forms.Cookie.HttpOnly, forms.Cookie.SameSite) = ("healthneeds-form", true, SameSiteMode.Strict);
            // Behind a proxy that says nothing of TLS, a cookie for TLS alone could not be set; where it does, or people sign in here, it is.
            forms.Cookie.SecurePolicy = options.Mode == AccessModes.OpenId ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
    }

    private static IServiceCollection AddIdentities(this IServiceCollection services, AccessOptions options)
    {
        if (options.Mode != AccessModes.OpenId)
            return services.AddSingleton<IStartupFilter, PeerAddress>().AddSingleton<IIdentitySource, ProxyIdentity>();
        services.AddAuthentication(OpenIdSignIn.Cookies)
            .AddCookie(OpenIdSignIn.Cookies, cookies => OpenIdSignIn.SetSession(cookies, options.OpenId))
            .AddOpenIdConnect(OpenIdConnectDefaults.AuthenticationScheme, provider =>
            {
                OpenIdSignIn.SetProvider(provider, options.OpenId);
                provider.Events.OnTokenValidated = context => OpenIdSignIn.Reduce(context, options);
                provider.Events.OnRemoteFailure = OpenIdSignIn.Failed;
            });
        return services.AddSingleton<IIdentitySource, OpenIdSignIn>();
    }
}
