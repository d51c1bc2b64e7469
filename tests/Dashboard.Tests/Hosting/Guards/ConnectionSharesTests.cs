using System.Net;
using HealthNeeds.Dashboard.Hosting.Guards;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Tests.Hosting.Guards;

public sealed class ConnectionSharesTests
{
    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:2:ffff::3", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:3::3", true)]
    [InlineData("198.51.100.7", "::ffff:198.51.100.7", "198.51.100.7", false)]
    [InlineData("198.51.100.7", "198.51.100.7", "198.51.100.8", true)]
    public async Task ThirdConnection_OfAShareOfTwo_IsServedWhereItIsAnotherClients(string first, string second, string third, bool isServed)
    {
        var shares = new ConnectionShares(Options.Create(new LimitOptions { ConnectionsOfOneClient = 2 }), Options.Create(new ProxyOptions()));
        var held = new TaskCompletionSource();
        var open = new[] { first, second }.Select(a => shares.RunAsync(From(a), _ => held.Task)).ToList();
        var served = false;
        await shares.RunAsync(From(third), _ =>
        {
            served = true;
            return Task.CompletedTask;
        });
        served.Should().Be(isServed);
        held.SetResult();
        await Task.WhenAll(open);
        shares.Count.Should().Be(0);
    }

    private static DefaultConnectionContext From(string address) => new() { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 50_000) };
}
