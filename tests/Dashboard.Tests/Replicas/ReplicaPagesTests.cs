using System.Net;
using System.Text.Json;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.State;

namespace HealthNeeds.Dashboard.Tests.Replicas;

/// <summary>What health and pages of a replica say, from what was written beside its releases.</summary>
public sealed class ReplicaPagesTests : IClassFixture<CleanServer>
{
    private const string Other = "20990101T000000Z-00000000";

    private readonly CleanServer server;

    public ReplicaPagesTests(CleanServer server)
    {
        this.server = server;
        server.Clean();
    }

    [Fact]
    public async Task Ready_NamesTheRelease_AndDrainsAMachineThatServesAnother()
    {
        var (status, header, body) = await Ready("/health/ready");
        (status, header).Should().Be((HttpStatusCode.OK, server.Published!.Id));
        body.GetProperty("replica").ValueKind.Should().Be(JsonValueKind.Null);
        (await Ready($"/health/ready?release={server.Published.Id}")).Status.Should().Be(HttpStatusCode.OK);
        (status, header, body) = await Ready($"/health/ready?release={Other}");
        (status, header).Should().Be((HttpStatusCode.ServiceUnavailable, server.Published.Id));
        body.GetProperty("why").GetString().Should().Be($"Release {server.Published.Id} is served here, and {Other} was asked for.");
        (await Ready("/health/ready", Other)).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await Ready("/health/ready", server.Published.Id)).Status.Should().Be(HttpStatusCode.OK);
        (await Ready("/health/ready", "../../etc/passwd")).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Problem_OfTheOrigin_IsToldInHealthAndOnTheDataPage_WhileTheReleaseServes()
    {
        Write(s => s with { Problem = "The origin does not answer.", ProblemSince = s.Checked.AddHours(-2) });
        var (status, _, body) = await Ready("/health/ready");
        status.Should().Be(HttpStatusCode.OK);
        body.GetProperty("status").GetString().Should().Be("degraded");
        body.GetProperty("why").GetString().Should().Contain("The origin does not answer.").And.Contain("2 hours");
        body.GetProperty("replica").GetProperty("behind").GetBoolean().Should().BeTrue();
        var page = await server.Page("/data");
        page.QuerySelector(".running .notice")!.Words().Should().Contain("cannot follow").And.Contain("The origin does not answer.").And.Contain("goes on being served");
        page.Body!.Words().Should().Contain("Releases of this site come from another machine").And.NotContain("releases rollback");
        (await server.Page("/")).QuerySelector("h1").Should().NotBeNull();
    }

    [Fact]
    public async Task Origin_ThatNobodyAsksAnyMore_IsToldToo()
    {
        Write(s => s with { Checked = s.Checked.AddHours(-1), Next = s.Next.AddHours(-1) });
        (await Ready("/health/ready")).Body.GetProperty("why").GetString().Should().Contain("has not been asked since");
    }

    [Fact]
    public async Task Release_ThatComesIn_IsShownWithHowFarItIs()
    {
        Write(s => s with { Transfer = new ReplicaTransfer(Other, 120_000_000, 240_000_000) });
        var (_, _, body) = await Ready("/health/ready");
        body.GetProperty("status").GetString().Should().Be("ready", "what is served is whole, and what is new is on its way");
        body.GetProperty("replica").GetProperty("transfer").GetProperty("bytes").GetInt64().Should().Be(120_000_000);
        var notice = (await server.Page("/data/running")).QuerySelector(".running")!;
        notice.Words().Should().Contain($"Release {Other} is coming in: 120.0 MB of 240.0 MB.");
        notice.QuerySelector("progress")!.GetAttribute("value").Should().Be("0.5");
    }

    [Fact]
    public async Task PinnedAddress_OfAReleaseOnItsWay_AsksToComeAgain_AnyOtherIsNotKept()
    {
        Write(s => s with { Coming = [Other] });
        (await server.Refusal($"/api/v1/rankings?release={Other}", 503)).GetProperty("type").GetString().Should().EndWith("/release-coming");
        var page = await server.Client.GetAsync($"/?release={Other}");
        page.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        page.Headers.RetryAfter!.Delta.Should().BePositive();
        await server.Refusal("/api/v1/rankings?release=20980101T000000Z-00000000", 404);
        (await server.Client.GetAsync("/?release=20980101T000000Z-00000000")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Replica_BeforeItsFirstRelease_SaysWhatItWaitsFor()
    {
        using var empty = new EmptyServer();
        var now = TimeProvider.System.GetUtcNow();
        new ReplicaStatusFile(empty.Directory).Write(new ReplicaStatus("a directory", now, now.AddSeconds(30), null, null, null, "The origin does not answer.", now, null, []));
        (await empty.Client.GetAsync("/health/ready")).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await empty.Refusal("/api/v1/rankings", 503)).GetProperty("detail").GetString().Should().Contain("come from another machine").And.Contain("The origin does not answer.");
        (await empty.Page("/", HttpStatusCode.ServiceUnavailable)).Body!.Words().Should().Contain("none is here yet").And.Contain("The origin does not answer.");
    }

    private void Write(Func<ReplicaStatus, ReplicaStatus> change)
    {
        var now = TimeProvider.System.GetUtcNow();
        new ReplicaStatusFile(server.Directory).Write(change(new ReplicaStatus("a directory", now, now.AddSeconds(30), now, Other, server.Published!.Id, null, null, null, [])));
    }

    private async Task<(HttpStatusCode Status, string? Release, JsonElement Body)> Ready(string address, string? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (header is not null)
            request.Headers.TryAddWithoutValidation("X-Release", header);
        var response = await server.Client.SendAsync(request);
        var body = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, response.Headers.TryGetValues("X-Release", out var names) ? names.Single() : null, body);
    }
}
