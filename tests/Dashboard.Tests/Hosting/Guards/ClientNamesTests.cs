using System.Net;
using HealthNeeds.Dashboard.Hosting.Guards;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HealthNeeds.Dashboard.Tests.Hosting.Guards;

public sealed class ClientNamesTests
{
    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData("198.51.100.7", "198.51.100.8", false)]
    [InlineData("198.51.100.7", "::ffff:198.51.100.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void TwoAddresses_AreOneClient_WhereOneReaderHasBoth(string one, string other, bool same)
    {
        var names = Names();
        (names.Of(From(one)) == names.Of(From(other))).Should().Be(same);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData(null)]
    public void ThisMachine_IsCountedOnlyWhereAsked(string? address)
    {
        Names().Of(From(address)).Should().BeNull();
        new ClientNames(Options.Create(new LimitOptions { OfThisMachine = true }), time).Of(From(address)).Should().NotBeNull();
    }

    [Fact]
    public void Owner_IsCountedWhereverTheyAskFrom()
    {
        var names = Names();
        names.Of(From("198.51.100.7", "trust-a")).Should().Be(names.Of(From("127.0.0.1", "trust-a"))).And.NotBe(names.Of(From("198.51.100.7")));
    }

    [Fact]
    public void AnyNumberOfClients_AreCountedInAFixedNumberOfParts()
    {
        var names = Names();
        var parts = Enumerable.Range(0, 100_000).Select(i => names.Of(From($"10.{i >> 16}.{(i >> 8) & 255}.{i & 255}"))).Distinct().Count();
        parts.Should().BeLessThanOrEqualTo(100 + 64);
        names.Count.Should().Be(100);
        names.Of(From("203.0.113.9")).Should().StartWith("stranger");
        time.Advance(TimeSpan.FromMinutes(2));
        names.Of(From("203.0.113.9")).Should().Be("203.0.113.9", "who asked long ago is forgotten");
        names.Count.Should().Be(1);
    }

    private ClientNames Names() => new(Options.Create(new LimitOptions { Clients = 100 }), time);

    private static DefaultHttpContext From(string? address, string? owner = null)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        if (owner is not null)
            http.Features.Set(new LimitedClient(owner));
        return http;
    }
}
