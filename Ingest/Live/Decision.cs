namespace HealthNeeds.Ingest.Live;

/// <summary>What an analyst said of held figures, and how.</summary>
/// <param name="By">The command as it was given.</param>
internal sealed record Decision(DateTimeOffset At, string By, string? Reason)
{
    public override string ToString() => $"{At.UtcDateTime:yyyy-MM-dd HH:mm} UTC by '{By}'{(Reason is null ? string.Empty : $": {Reason}")}";
}
