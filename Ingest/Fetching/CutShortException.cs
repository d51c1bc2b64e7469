namespace HealthNeeds.Ingest.Fetching;

/// <summary>The connection broke within the body.</summary>
/// <param name="expected">What Content-Length or Content-Range promised; null where it promised nothing.</param>
internal sealed class CutShortException(long received, long? expected, Exception? cause = null)
    : IOException($"broke off after {received:N0} bytes" + (expected is null ? "" : $" of {expected:N0}"), cause)
{
    public long Received => received;

    public long? Expected => expected;
}
