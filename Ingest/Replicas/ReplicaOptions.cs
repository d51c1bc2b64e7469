using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Replicas;

/// <summary>Where a replica's releases come from. Section "Replica" of the configuration: Replica__Origin and so on in the environment.</summary>
internal sealed class ReplicaOptions
{
    public const string Section = "Replica";

    /// <summary>A releases directory, or the http or https address that one is served at. A query, as a container's signature, is put behind every address and never shown.</summary>
    public string Origin { get; set; } = string.Empty;

    /// <summary>Of a private S3-compatible bucket, whose address is then signed for each request. Both or neither.</summary>
    public string AccessKey { get; set; } = string.Empty;

    public string SecretKey { get; set; } = string.Empty;

    /// <summary>What the bucket's storage calls its region.</summary>
    public string BucketRegion { get; set; } = "us-east-1";

    /// <summary>How often the origin's current.json is asked about.</summary>
    [Range(0.05, 86_400)]
    public double IntervalSeconds { get; set; } = 30;

    /// <summary>By how much that moves, so that replicas do not all ask at once.</summary>
    [Range(0, 3600)]
    public double JitterSeconds { get; set; } = 5;

    /// <summary>How long nothing may come before a connection counts as cut.</summary>
    [Range(0.05, 600)]
    public double StallSeconds { get; set; } = 30;

    /// <summary>Tries of one file that bring nothing new before it is left until the next look.</summary>
    [Range(1, 20)]
    public int Tries { get; set; } = 4;

    /// <summary>How much of a release one request asks for.</summary>
    [Range(0.001, 4096)]
    public double SliceMegabytes { get; set; } = 32;

    /// <summary>The largest release that is taken.</summary>
    [Range(0.001, 1_000_000)]
    public double MaxReleaseMegabytes { get; set; } = 4096;

    /// <summary>The largest file beside the releases that is taken.</summary>
    [Range(0.001, 10_000)]
    public double MaxFileMegabytes { get; set; } = 64;

    /// <summary>How long a release that was refused is left before the same one is tried again.</summary>
    [Range(0, 10_080)]
    public double RefusedMinutes { get; set; } = 15;

    public TimeSpan Interval => TimeSpan.FromSeconds(IntervalSeconds);

    public TimeSpan Stall => TimeSpan.FromSeconds(StallSeconds);

    public long Slice => Bytes(SliceMegabytes);

    public long MaxRelease => Bytes(MaxReleaseMegabytes);

    public long MaxFile => Bytes(MaxFileMegabytes);

    private static long Bytes(double megabytes) => (long)(megabytes * 1_000_000);
}

/// <summary>Refuses an origin that is no directory and no address, before anything is asked.</summary>
internal sealed class ReplicaOptionsValidator : IValidateOptions<ReplicaOptions>
{
    private const string Expected = "Expected a releases directory, or an address as in 'https://figures.example.org/releases/'.";

    public ValidateOptionsResult Validate(string? name, ReplicaOptions options) =>
        (Problem(options.Origin) ?? KeyProblem(options)) is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;

    private static string? Problem(string origin)
    {
        if (origin.Length == 0)
            return $"Replica__Origin is not set. {Expected}";
        if (!origin.Contains("://", StringComparison.Ordinal))
            return null;
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return $"Replica__Origin is no address that can be asked. {Expected}";
        return address.UserInfo.Length > 0 ? $"Replica__Origin holds a name or a password, which would be sent in the open and shown in logs. {Expected}" : null;
    }

    private static string? KeyProblem(ReplicaOptions options)
    {
        if (options.AccessKey.Length == 0 && options.SecretKey.Length == 0)
            return null;
        if (options.AccessKey.Length == 0 || options.SecretKey.Length == 0)
            return "Replica__AccessKey and Replica__SecretKey are set together or not at all: one of them is missing.";
        const string Bucket = "Replica__AccessKey is for a bucket: Replica__Origin is to be its address, the bucket's name first in its path and no query, as in 'https://storage.example.org/bucket/releases/'.";
        return Uri.TryCreate(options.Origin, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.AbsolutePath.Trim('/').Length > 0 && address.Query.Length == 0 ? null : Bucket;
    }
}
