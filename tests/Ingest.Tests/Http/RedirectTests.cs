using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HealthNeeds.Ingest.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace HealthNeeds.Ingest.Tests.Http;

/// <summary>Where an address may lead, and whom to believe there.</summary>
public sealed class RedirectTests
{
    private static readonly PublisherAnswer s_table = PublisherAnswer.Csv("code,value\nE01000001,1\n");

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Get_ARedirect_IsFollowedAndNoted(int status)
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Redirect("moved/b.csv?edition=2", status));
        bench.Publisher.Serve("/moved/b.csv", s_table);
        var response = await bench.PullAsync("/a.csv");
        response.Address.Should().Be(bench.Publisher.Address("/a.csv"));
        response.AnsweredBy.Should().Be(bench.Publisher.Address("/moved/b.csv?edition=2"));
    }

    [Fact]
    public async Task Get_ARedirectedAnswer_IsRevalidatedThroughTheRedirect()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Redirect("/b.csv"));
        bench.Publisher.Serve("/b.csv", s_table.With(etag: "\"1\""));
        await bench.PullAsync("/a.csv");
        (await bench.PullAsync("/a.csv")).Revalidated.Should().BeTrue();
    }

    [Fact]
    public async Task Get_RedirectsThatGoRound_AreRefused()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Redirect("/b.csv"));
        bench.Publisher.Serve("/b.csv", PublisherAnswer.Redirect("/a.csv"));
        (await Refused(bench)).Should().Be(("redirect-loop", $"a redirect back to {bench.Publisher.Address("/a.csv")}"));
        bench.Publisher.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task Get_RedirectUponRedirect_IsFollowedFiveTimes(int redirects, bool taken)
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Redirect("/1"));
        bench.Publisher.Serve(request => int.Parse(request.Path.Value![1..]) is var step && step < redirects ? PublisherAnswer.Redirect($"/{step + 1}") : s_table);
        if (taken)
            (await bench.PullAsync("/a.csv")).AnsweredBy.Should().Be(bench.Publisher.Address("/5"));
        else
            (await Refused(bench)).Should().Be(("redirect-loop", $"more than 5 redirects, the last to {bench.Publisher.Address("/6")}"));
    }

    [Theory]
    [InlineData("http://www.example.org/a.csv", "http://www.example.org")]
    [InlineData("ftp://127.0.0.1/a.csv", "ftp://127.0.0.1")]
    [InlineData("file:///etc/passwd", "file://")]
    public async Task Get_ARedirectOffHttps_IsRefused(string location, string found)
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Redirect(location));
        (await Refused(bench)).Should().Be(("insecure-redirect", found));
    }

    [Fact]
    public async Task Get_AnAddressWithoutTls_IsRefusedUnasked()
    {
        await using var bench = await PullBench.StartAsync();
        using var session = bench.Begin();
        var ask = () => session.GetAsync(new PublisherRequest("a", new Uri("http://www.example.org/a.csv"), ResponseKind.Csv), CancellationToken.None);
        (await ask.Should().ThrowAsync<ResponseRefusedException>()).Which.Rule.Should().Be("insecure-redirect");
    }

    [Theory]
    [InlineData("https://www.example.org/a", "http://127.0.0.1:8080/a", false)]
    [InlineData("https://www.example.org/a", "https://localhost/a", false)]
    [InlineData("https://www.example.org/a", "https://10.0.0.7/a", false)]
    [InlineData("https://www.example.org/a", "https://0.0.0.0/a", false)]
    [InlineData("https://www.example.org/a", "https://169.254.169.254/latest", false)]
    [InlineData("https://www.example.org/a", "https://[fd00::1]/a", false)]
    [InlineData("https://192.0.2.1/a", "https://192.0.2.1/b", true)]
    [InlineData("https://www.example.org/a", "https://files.example.org/a", true)]
    [InlineData("http://127.0.0.1/a", "https://files.example.org/a", true)]
    public void MayLead_FromOneToTheOther_StaysOnHttpsAndOffThisMachine(string asked, string next, bool may) =>
        PublisherClient.MayLead(new Uri(asked), new Uri(next)).Should().Be(may);

    [Fact]
    public async Task Get_ACertificateNobodyVouchesFor_IsNotBelieved()
    {
        await using var bench = await PullBench.StartAsync();
        using var certificate = SelfSigned();
        await using var impostor = await LoopbackPublisher.StartAsync(listen => listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate }));
        impostor.Serve("/a.csv", s_table);
        using var session = bench.Begin();
        var ask = () => session.GetAsync(new PublisherRequest("a", impostor.Address("/a.csv"), ResponseKind.Csv), CancellationToken.None);
        (await ask.Should().ThrowAsync<PublisherUnavailableException>()).Which.Message.Should().StartWith("127.0.0.1 could not prove who it is (").And.NotContain("tried");
        impostor.Requests.Should().BeEmpty();
    }

    private static async Task<(string Rule, string Found)> Refused(PullBench bench)
    {
        var pull = () => bench.PullAsync("/a.csv");
        var problem = (await pull.Should().ThrowAsync<ResponseRefusedException>()).Which;
        return (problem.Rule, problem.Found);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var bare = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return X509CertificateLoader.LoadPkcs12(bare.Export(X509ContentType.Pfx), null);
    }
}
