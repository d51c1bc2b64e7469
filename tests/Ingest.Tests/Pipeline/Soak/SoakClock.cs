namespace HealthNeeds.Ingest.Tests.Pipeline.Soak;

/// <summary>The real clock, and as much later as a test has let pass since.</summary>
internal sealed class SoakClock : TimeProvider
{
    private TimeSpan later;

    public void Pass(TimeSpan time) => later += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + later;
}
