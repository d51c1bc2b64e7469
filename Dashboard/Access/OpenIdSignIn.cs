using System.Security.Claims;
using HealthNeeds.Dashboard.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace HealthNeeds.Dashboard.Access;

/// <summary>Sign-in at an OpenID Connect provider: code flow with PKCE, and a session in a sealed cookie that holds a name and the groups that settings name.</summary>
internal sealed class OpenIdSignIn(ILogger<OpenIdSignIn> log) : IIdentitySource
{
    public const string Cookies = CookieAuthenticationDefaults.AuthenticationScheme;
    public const string CallbackPath = "/signin-oidc";
    private const string Name = "name", Group = "group";

    public async ValueTask<Identity?> OfAsync(HttpContext context)
    {
        var session = await context.AuthenticateAsync(Cookies);
        return session.Principal?.FindFirst(Name)?.Value is { } name ? Identity.TryMake(name, session.Principal.FindAll(Group).Select(g => g.Value)) : null;
    }

    /// <summary>A person's browser is sent to the provider and comes back to the page it asked for; all else is told that it is nobody's.</summary>
    public async Task AskAsync(HttpContext context)
    {
        var request = context.Request;
        var isPage = HttpMethods.IsGet(request.Method) && !AccessRefusals.IsForMachines(request.Path) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (!isPage)
        {
            await AccessRefusals.NobodyAsync(context);
            return;
        }

        try
        {
            await context.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = Back(request) });
        }
        catch (Exception unreachable) when (unreachable is InvalidOperationException or HttpRequestException or IOException)
        {
            log.LogError(unreachable, "The provider of sign-ins cannot be asked");
            context.Response.Headers.Location = default;
            await AccessRefusals.PageAsync(context, StatusCodes.Status503ServiceUnavailable, "Nobody can sign in just now", "The sign-in service of your organisation cannot be reached from here. Try again in a minute.", TimeSpan.FromMinutes(1));
        }
    }

    /// <summary>
    /// The page that was asked for, written as an address has it; never what a browser would take for another site's, as //example.org. Plain, a tab of the path
    /// would be one: browsers leave it out of the Location that they follow. Other letters no header may hold.
    /// </summary>
    private static string Back(HttpRequest request)
    {
        var path = request.PathBase.Add(request.Path).ToUriComponent();
        var back = path + request.QueryString;
        return path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && back.All(c => c is > ' ' and <= '~') ? back : "/";
    }

    public static void SetSession(CookieAuthenticationOptions cookies, OpenIdOptions openId)
    {
        // The name binds it to this host, all of it, and to TLS.
        (cookies.Cookie.Name, cookies.Cookie.HttpOnly, cookies.Cookie.SecurePolicy, cookies.Cookie.SameSite) = ("__Host-healthneeds", true, CookieSecurePolicy.Always, SameSiteMode.Lax);
        // Never renewed while pages are read: an answer that sets a cookie is no answer to keep for others.
        (cookies.ExpireTimeSpan, cookies.SlidingExpiration) = (TimeSpan.FromMinutes(openId.SessionMinutes), false);
    }

    public static void SetProvider(OpenIdConnectOptions provider, OpenIdOptions openId)
    {
        (provider.SignInScheme, provider.Authority, provider.ClientId) = (Cookies, openId.Authority, openId.ClientId);
        provider.ClientSecret = openId.ClientSecretFile is { Length: > 0 } file && File.Exists(file) ? File.ReadAllText(file).Trim() : null;
        // Plain HTTP is allowed to this machine only, which AccessOptionsValidator sees to.
        provider.RequireHttpsMetadata = openId.Authority?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;
        // By query, the answer is a link that is followed: cookies need not go along with other sites' forms, and nothing is posted here.
        (provider.ResponseType, provider.ResponseMode, provider.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        (provider.CallbackPath, provider.RemoteSignOutPath) = (CallbackPath, PathString.Empty);
        (provider.SaveTokens, provider.GetClaimsFromUserInfoEndpoint, provider.MapInboundClaims, provider.DisableTelemetry) = (false, false, false, true);
        provider.Scope.Clear();
        foreach (var scope in openId.Scopes.Prepend("profile").Prepend("openid"))
            provider.Scope.Add(scope);
        var rules = provider.TokenValidationParameters;
        (rules.RequireSignedTokens, rules.RequireExpirationTime, rules.ValidateIssuer, rules.ValidateAudience) = (true, true, true, true);
        // By the provider's published keys: neither unsigned nor signed with what the client knows.
        rules.ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
        foreach (var cookie in (CookieBuilder[])[provider.CorrelationCookie, provider.NonceCookie])
            (cookie.SecurePolicy, cookie.SameSite, cookie.HttpOnly) = (CookieSecurePolicy.Always, SameSiteMode.Lax, true);
    }

    /// <summary>Keeps a name and the groups that matter: a provider may send hundreds, and a cookie holds few.</summary>
    public static Task Reduce(TokenValidatedContext context, AccessOptions options)
    {
        // The framework takes unsigned tokens in the code flow, for they come from the provider itself by TLS, which the standard allows. Here they are signed as well.
        if (context.SecurityToken.RawSignature is null or "")
        {
            context.Fail("The provider's token is not signed.");
            return Task.CompletedTask;
        }

        var token = context.Principal!;
        var name = token.FindFirst(options.OpenId.NameClaim)?.Value ?? token.FindFirst("sub")?.Value;
        var known = options.Readers.Groups.Concat(options.Analysts.Groups).ToHashSet(StringComparer.Ordinal);
        var claims = token.FindAll(options.OpenId.GroupsClaim).Where(c => known.Contains(c.Value)).Select(c => new Claim(Group, c.Value));
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(name is null ? [] : claims.Prepend(new Claim(Name, name)), Cookies));
        return Task.CompletedTask;
    }

    /// <summary>A sign-in that came to nothing: refused there, forged, too late, or begun in another browser.</summary>
    public static async Task Failed(RemoteFailureContext context)
    {
        context.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdSignIn>>().LogWarning(context.Failure, "A sign-in failed");
        context.HandleResponse();
        await AccessRefusals.PageAsync(context.HttpContext, ProblemKinds.NotSignedIn.Status, "You are not signed in", "The sign-in did not succeed, or took too long. Open the page you wanted again to try once more.");
    }
}
