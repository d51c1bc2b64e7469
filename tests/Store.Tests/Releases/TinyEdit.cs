namespace HealthNeeds.Store.Tests.Releases;

/// <summary>What a <see cref="TinyRelease"/> says otherwise.</summary>
internal sealed record TinyEdit
{
    public Func<Indicator, Indicator> Indicator { get; init; } = i => i;

    public Func<Source, Source> Source { get; init; } = s => s;

    public Observation? Figure { get; init; }
}
