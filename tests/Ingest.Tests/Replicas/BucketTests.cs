using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HealthNeeds.Ingest.Replicas;
using HealthNeeds.Ingest.Tests.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace HealthNeeds.Ingest.Tests.Replicas;

/// <summary>A private bucket as the origin: nothing is given without a signature that holds.</summary>
public sealed class BucketTests
{
    private const string Key = "reader";
    private const string Secret = "not/a+real=secret";

    /// <summary>The example of Amazon's own documentation, "Authenticating Requests: Using Query Parameters".</summary>
    [Theory]
    [InlineData("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404", 23, true)]
    [InlineData("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404", 25, false)]
    [InlineData("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d405", 23, false)]
    public void Signature_OfAmazonsExample_HoldsForADay(string signature, int hours, bool holds) =>
        SignedAddress.Holds(
            new Uri($"https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature={signature}"),
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero).AddHours(hours)).Should().Be(holds);

    [Fact]
    public async Task PrivateBucket_GivesItsReleases_ToAddressesThatAreSigned()
    {
        await using var bench = await Bucket();
        var release = bench.Publish();
        (await bench.Look()).Should().BeNull();
        bench.Serving.Should().Be(release.Id);
        bench.Status.Origin.Should().Be($"{bench.Server.Root}bucket/a%20folder/");
        JsonSerializer.Serialize(bench.Status).Should().NotContain("X-Amz").And.NotContain(Secret);
    }

    [Fact]
    public async Task PrivateBucket_RefusesAnotherSecret_AndItIsSaidInWords()
    {
        await using var bench = await Bucket();
        bench.Publish();
        bench.Options.SecretKey = "another";
        (await bench.Look()).Should().Contain("status 403").And.NotContain("another");
        bench.Serving.Should().BeNull();
    }

    [Theory]
    [InlineData("https://storage.example.org/bucket/", Key, "", "one of them is missing")]
    [InlineData("https://storage.example.org/bucket/", "", Secret, "one of them is missing")]
    [InlineData("https://storage.example.org/", Key, Secret, "the bucket's name first in its path")]
    [InlineData("https://storage.example.org/bucket/?sig=1", Key, Secret, "no query")]
    [InlineData("/srv/releases", Key, Secret, "is for a bucket")]
    public void Keys_ThatCannotBeUsed_AreRefused(string origin, string key, string secret, string because) =>
        new ReplicaOptionsValidator().Validate(null, new ReplicaOptions { Origin = origin, AccessKey = key, SecretKey = secret }).FailureMessage.Should().Contain(because).And.NotContain(Secret);

    private static async Task<ReplicaBench> Bucket()
    {
        var bench = await ReplicaBench.StartAsync();
        (bench.Options.Origin, bench.Options.AccessKey, bench.Options.SecretKey, bench.Options.BucketRegion) = ($"{bench.Server.Root}bucket/a folder/", Key, Secret, "eu-west-2");
        bench.Server.Serve(request =>
        {
            if (!SignedAddress.Holds(new Uri(request.GetEncodedUrl()), Secret, TimeProvider.System.GetUtcNow()))
                return PublisherAnswer.Error(403);
            var file = request.Path.Value!.Replace("/bucket/a folder/", string.Empty, StringComparison.Ordinal);
            return File.Exists(Path.Combine(bench.Origin, file)) ? bench.Whole(file) : null;
        });
        return bench;
    }
}

/// <summary>The storage's side of AWS Signature Version 4 in a query, written after its description and not after the library that signs.</summary>
internal static class SignedAddress
{
    private const string Signature = "X-Amz-Signature";

    /// <summary>Whether the address was signed for GET with this key, and the signature still holds.</summary>
    public static bool Holds(Uri address, string secret, DateTimeOffset now)
    {
        var query = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        if (!query.TryGetValue(Signature, out var found) || query["X-Amz-SignedHeaders"] != "host" || query["X-Amz-Algorithm"] != "AWS4-HMAC-SHA256")
            return false;
        var (date, scope) = (query["X-Amz-Date"], Uri.UnescapeDataString(query["X-Amz-Credential"]).Split('/', 2)[1]);
        var signed = DateTimeOffset.ParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var ends = signed.AddSeconds(int.Parse(query["X-Amz-Expires"], CultureInfo.InvariantCulture));
        var sorted = string.Join('&', query.Where(p => p.Key != Signature).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
        var request = $"GET\n{address.AbsolutePath}\n{sorted}\nhost:{address.Authority}\n\nhost\nUNSIGNED-PAYLOAD";
        var text = $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)))}";
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes($"AWS4{secret}"), Hmac);
        return signed <= now.AddMinutes(1) && now < ends && Convert.ToHexStringLower(Hmac(key, text)) == found;
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
