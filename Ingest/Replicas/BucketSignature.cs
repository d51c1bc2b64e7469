using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace HealthNeeds.Ingest.Replicas;

/// <summary>
/// Signs each address of a private S3-compatible bucket for a few minutes (AWS Signature Version 4, in the query). The request itself stays the origin
/// client's own, with its ranges, tags, limits and refusals: the library is asked for signatures alone.
/// </summary>
internal sealed class BucketSignature : IDisposable
{
    private static readonly TimeSpan Valid = TimeSpan.FromMinutes(15);

    private readonly AmazonS3Client _signer;
    private readonly bool _plain;
    private readonly TimeProvider _clock;

    /// <param name="origin">The storage's address, the bucket as the first part of its path.</param>
    public BucketSignature(Uri origin, ReplicaOptions options, TimeProvider clock)
    {
        _clock = clock;
        _plain = origin.Scheme == Uri.UriSchemeHttp;
        _signer = new AmazonS3Client(
            new BasicAWSCredentials(options.AccessKey, options.SecretKey),
            new AmazonS3Config { ServiceURL = origin.GetLeftPart(UriPartial.Authority), ForcePathStyle = true, AuthenticationRegion = options.BucketRegion });
    }

    /// <returns>The same address with a signature behind it.</returns>
    public Uri Sign(Uri address)
    {
        var parts = Uri.UnescapeDataString(address.AbsolutePath).TrimStart('/').Split('/', 2);
        return new Uri(_signer.GetPreSignedURL(new GetPreSignedUrlRequest
        {
            BucketName = parts[0],
            Key = parts[1],
            Verb = HttpVerb.GET,
            Protocol = _plain ? Protocol.HTTP : Protocol.HTTPS,
            Expires = _clock.GetUtcNow().UtcDateTime + Valid,
        }));
    }

    public void Dispose() => _signer.Dispose();
}
