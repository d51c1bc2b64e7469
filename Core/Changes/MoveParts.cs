namespace HealthNeeds.Core.Changes;

/// <summary>What a move is the sum of, in places. Negative is towards rank 1, the greatest need.</summary>
/// <param name="NewData">Periods or indicators that came or went.</param>
/// <param name="Revision">Corrected values of series that were there before.</param>
/// <param name="Method">The method, its options or weights.</param>
/// <param name="Boundary">Areas that came, went, or lie elsewhere now.</param>
/// <param name="Noise">A move that is no larger than the ranks are uncertain: none of it is put down to a cause.</param>
public readonly record struct MoveParts(int NewData, int Revision, int Method, int Boundary, int Noise = 0)
{
    public int Sum => NewData + Revision + Method + Boundary + Noise;

    public static MoveParts operator +(MoveParts a, MoveParts b) => a.Add(b);

    public static MoveParts operator -(MoveParts a) => a.Negate();

    public MoveParts Add(MoveParts other) =>
        new(NewData + other.NewData, Revision + other.Revision, Method + other.Method, Boundary + other.Boundary, Noise + other.Noise);

    public MoveParts Negate() => new(-NewData, -Revision, -Method, -Boundary, -Noise);
}
