using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using HealthNeeds.Fixtures.Hostile;

namespace HealthNeeds.Dashboard.Tests.Access;

/// <summary>Where a sign-in leads back to, over a real socket: only the real server looks at what stands in a header.</summary>
public sealed partial class SignInReturnTests(SignInReturnTests.Closed closed) : IClassFixture<SignInReturnTests.Closed>
{
    private string[] Inside => [closed.Releases, AppContext.BaseDirectory, RepositoryFile.Path()];

    [Theory]
    [InlineData("/areas/E01007317?focus=cancer", "/areas/E01007317?focus=cancer")]
    [InlineData("/%09/example.org", "/%09/example.org")]
    [InlineData("/%5Cexample.org", "/%5Cexample.org")]
    [InlineData("/areas/%D9%A3", "/areas/%D9%A3")]
    [InlineData("/areas/a%0D%0AX-HN-Injected:%201", "/areas/a%0D%0AX-HN-Injected:%201")]
    [InlineData("//example.org/x", "/")]
    [InlineData("/.//example.org/x", "/")]
    public async Task Return_IsToAnAddressOfThisSite(string asked, string expected)
    {
        var back = await ReturnAsync(await AskAsync(RawRequest.Get(asked)));
        (back!.Status, back.Header("Location")).Should().Be((302, expected));
        closed.Site.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task HostileCorpus_BeforeAndThroughTheSignIn_FindsNoFault()
    {
        var faults = new ConcurrentBag<string>();
        var returned = 0;
        await Parallel.ForEachAsync(HostileCorpus.All, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (request, _) =>
        {
            var answer = await AskAsync(request);
            var back = await ReturnAsync(answer);
            if (HostileFault.Of(request, answer, Inside) is { } fault)
                faults.Add($"{fault}: {request} answered {answer.Status}");
            if (back is null)
                return;
            Interlocked.Increment(ref returned);
            if (HostileFault.Of(request, back, Inside) is { } later)
                faults.Add($"{later}: the return to {request} answered {back.Status}");
            if (back.Status == 302 && !OfThisSite().IsMatch(back.Header("Location")!))
                faults.Add($"{request} came back to {back.Header("Location")}");
        });
        faults.Should().BeEmpty();
        returned.Should().BeGreaterThan(100, "pages of a closed site are asked for by signing in");
        closed.Site.Errors.Should().BeEmpty();
    }

    private Task<RawAnswer> AskAsync(RawRequest request) => (request with { Headers = [.. request.Headers, "Accept: text/html"] }).SendAsync(closed.Site.Address);

    /// <summary>Follows to the provider and comes back with the cookies that were set.</summary>
    /// <returns>Null where nobody was sent to sign in, or the provider could not read so long an address.</returns>
    private async Task<RawAnswer?> ReturnAsync(RawAnswer sent)
    {
        if (sent.Status != 302 || !sent.Header("Location")!.StartsWith($"{closed.Provider.Address}/authorize?", StringComparison.Ordinal))
            return null;
        var link = await LoopbackProvider.SignInAsync(new Uri(sent.Header("Location")!));
        var cookies = string.Join("; ", Cookie().Matches(sent.Header("Set-Cookie")!).Select(c => c.Value));
        return link is null ? null : await RawRequest.Get(link.PathAndQuery, $"Cookie: {cookies}").SendAsync(closed.Site.Address);
    }

    /// <summary>A site that people sign in to.</summary>
    public sealed class Closed : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("healthneeds-closed-").FullName;

        internal LoopbackProvider Provider { get; private set; } = null!;

        internal RealServer Site { get; private set; } = null!;

        internal string Releases => Path.Combine(_folder, "releases");

        public async Task InitializeAsync()
        {
            MadeReleases.First.PutInto(Releases);
            var secret = Path.Combine(_folder, "secret");
            await File.WriteAllTextAsync(secret, LoopbackProvider.Secret);
            Provider = await LoopbackProvider.StartAsync();
            Site = new RealServer(Releases, new Dictionary<string, string>
            {
                ["Access:Mode"] = "openid",
                ["Access:OpenId:Authority"] = Provider.Address,
                ["Access:OpenId:ClientId"] = LoopbackProvider.Client,
                ["Access:OpenId:ClientSecretFile"] = secret,
                ["Access:KeysDirectory"] = Path.Combine(_folder, "seals"),
            });
        }

        public async Task DisposeAsync()
        {
            Site.Dispose();
            await Provider.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }

    [GeneratedRegex(@"\.AspNetCore\.[^=;, ]+=[^;]+", RegexOptions.None, 60_000)]
    private static partial Regex Cookie();

    [GeneratedRegex(@"^/(?![/\\])[!-~]*$", RegexOptions.None, 60_000)]
    private static partial Regex OfThisSite();
}
