using System.Net;
using HealthNeeds.Dashboard.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Tests.Access;

/// <summary>A site of which nothing is said is public and read-only; one of which something is said by halves does not start.</summary>
public sealed class PublicAccessTests
{
    [Fact]
    public async Task Public_HasNoRouteThatIsPostedTo_ThoughRequestsAreSet()
    {
        using var server = new AccessServer(("Requests:Directory", Path.Combine(Path.GetTempPath(), "requests-that-nobody-made")));
        server.Routes.SelectMany(r => r.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Distinct().Should().BeEquivalentTo("GET", "HEAD");
        foreach (var address in (string[])["/data/decisions", "/sign-out", OpenIdSignIn.CallbackPath])
            (await server.SendAsync(address)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        server.Services.GetService<IAuthenticationSchemeProvider>().Should().BeNull();
    }

    [Fact]
    public async Task Public_AsksNobody_AndBelievesNobody()
    {
        using var server = new AccessServer();
        using var page = await server.SendAsync("/areas/E01007317", r => r.As("anna", "analysts"));
        page.StatusCode.Should().Be(HttpStatusCode.OK);
        page.Headers.CacheControl!.ToString().Should().Be("no-cache");
        page.Headers.Should().NotContainKey("Set-Cookie").And.NotContainKey("WWW-Authenticate");
        (await page.Content.ReadAsStringAsync()).Should().NotContain("anna");
    }

    [Theory]
    [InlineData("Access__Mode is 'private'. Expected one of public, proxy, openid.", "Access:Mode", "private")]
    [InlineData("*nothing says which proxy is believed*", "Access:Mode", "proxy")]
    [InlineData("*'10.0.0.0/99'. Expected an address*", "Access:Mode", "proxy", "Access:Proxy:Addresses:0", "10.0.0.0/99")]
    [InlineData("*/nowhere is not there*", "Access:Mode", "proxy", "Access:Proxy:SecretFile", "/nowhere")]
    [InlineData("*A signature does not cover what a form sends*", "Access:Mode", "proxy", "Access:Proxy:SecretFile", "/nowhere", "Requests:Directory", "/srv/requests")]
    [InlineData("*'0.0.0.0/0', which is everybody*", "Access:Mode", "proxy", "Access:Proxy:Addresses:0", "0.0.0.0/0")]
    [InlineData("*'::/0', which is everybody*", "Access:Mode", "proxy", "Access:Proxy:Addresses:0", "::/0")]
    [InlineData("*believes forwarded headers of everybody*", "Access:Mode", "proxy", "Access:Proxy:Addresses:0", "10.0.0.1", "FORWARDEDHEADERS_ENABLED", "true")]
    [InlineData("Access__Proxy is set and Access__Mode is public*", "Access:Proxy:Addresses:0", "10.0.0.1")]
    [InlineData("Access__Readers is set and Access__Mode is public*", "Access:Readers:Groups:0", "x")]
    [InlineData("*Expected the provider's https address*", "Access:Mode", "openid", "Access:OpenId:ClientId", "x", "Access:OpenId:Authority", "http://login.example.org")]
    [InlineData("*Access__OpenId__ClientId is not set*", "Access:Mode", "openid", "Access:OpenId:Authority", "https://login.example.org")]
    [InlineData("*neither lies in the other*", "Requests:Directory", "/srv/releases/requests", "Releases:Directory", "/srv/releases/")]
    [InlineData("*neither lies in the other*", "Requests:Directory", "/srv", "Releases:Directory", "/srv/releases")]
    public void Settings_ThatWouldNotDoWhatTheyLookLike_StopTheSiteBeforeItStarts(string said, params string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Chunk(2).Select(s => KeyValuePair.Create(s[0], (string?)s[1]))).Build();
        using var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddAccess(configuration).BuildServiceProvider();
        var starting = services.GetRequiredService<IStartupValidator>().Validate;
        starting.Should().Throw<OptionsValidationException>().WithMessage(said);
    }

    [Fact]
    public void Secret_TooShort_StopsTheSite()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "secret\n");
        ProxySignature.Problem(file).Should().Contain("fewer than 32 characters");
        File.WriteAllText(file, "\n");
        ProxySignature.Problem(file).Should().Contain("is empty");
        File.Delete(file);
    }
}
