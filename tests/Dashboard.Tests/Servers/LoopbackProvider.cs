using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>An OpenID Connect provider on this machine: description, keys, sign-in without a question, tokens for a code and its PKCE verifier. Its tokens can be made wrong.</summary>
internal sealed class LoopbackProvider : IAsyncDisposable
{
    public const string Client = "healthneeds", Secret = "a secret of the client";
    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _other = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce, string RedirectUri)> _codes = new(StringComparer.Ordinal);
    private WebApplication _app = null!;

    public string Address { get; private set; } = string.Empty;

    /// <summary>What a token says, changed by a test.</summary>
    public Action<Dictionary<string, object>> Claims { get; set; } = _ => { };

    public TokenFault Fault { get; set; }

    public string[] Groups { get; set; } = [];

    /// <summary>Codes that were exchanged with the right verifier and secret.</summary>
    public int Exchanged { get; private set; }

    public static async Task<LoopbackProvider> StartAsync()
    {
        var provider = new LoopbackProvider();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        provider._app = builder.Build();
        provider.Map();
        await provider._app.StartAsync();
        provider.Address = provider._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return provider;
    }

    /// <summary>Follows the way to the provider as a browser would.</summary>
    /// <returns>Where the provider sends the browser back to.</returns>
    public static async Task<Uri> SignInAsync(Uri authorize)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await browser.GetAsync(authorize);
        return answer.Headers.Location!;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
        _other.Dispose();
    }

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, object>
        {
            ["issuer"] = Address,
            ["authorization_endpoint"] = $"{Address}/authorize",
            ["token_endpoint"] = $"{Address}/token",
            ["jwks_uri"] = $"{Address}/jwks",
            ["response_types_supported"] = new[] { "code" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        });
        _app.MapGet("/jwks", () =>
        {
            var key = _key.ExportParameters(includePrivateParameters: false);
            return new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "one", n = WebEncoders.Base64UrlEncode(key.Modulus!), e = WebEncoders.Base64UrlEncode(key.Exponent!) } } };
        });
        _app.MapGet("/authorize", (HttpRequest request) =>
        {
            var query = request.Query;
            if (query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["client_id"] != Client)
                return Results.BadRequest();
            var code = Guid.NewGuid().ToString("N");
            _codes[code] = (query["code_challenge"].ToString(), query["nonce"].ToString(), query["redirect_uri"].ToString());
            return Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"].ToString(), new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            if (!_codes.TryRemove(form["code"].ToString(), out var code) || form["client_secret"] != Secret || form["redirect_uri"] != code.RedirectUri
                || WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != code.Challenge)
                return Results.BadRequest(new { error = "invalid_grant" });
            Exchanged++;
            return Results.Ok(new { access_token = "unused", token_type = "Bearer", expires_in = 300, id_token = Token(code.Nonce) });
        });
    }

    private string Token(string nonce)
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Address,
            ["aud"] = Client,
            ["sub"] = "subject-1",
            ["preferred_username"] = "anna@example.nhs.uk",
            ["groups"] = Groups,
            ["nonce"] = nonce,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
        };
        Claims(claims);
        var algorithm = Fault switch { TokenFault.NoSignature => "none", TokenFault.SharedSecret or TokenFault.PublicKeyAsSecret => "HS256", _ => "RS256" };
        var text = $"{Part(new { alg = algorithm, typ = "JWT", kid = "one" })}.{Part(claims)}";
        var bytes = Encoding.ASCII.GetBytes(text);
        return $"{text}.{WebEncoders.Base64UrlEncode(Fault switch
        {
            TokenFault.NoSignature => [],
            TokenFault.SharedSecret => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), bytes),
            TokenFault.PublicKeyAsSecret => HMACSHA256.HashData(_key.ExportSubjectPublicKeyInfo(), bytes),
            TokenFault.AnotherKey => _other.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            _ => _key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        })}";
    }

    private static string Part(object value) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(value));
}

/// <summary>How a token's signature is wrong.</summary>
public enum TokenFault
{
    None,
    NoSignature,
    SharedSecret,
    PublicKeyAsSecret,
    AnotherKey,
}
