using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HealthNeeds.Architecture.Tests;

/// <summary>
/// Which rooms of a project use which, read from its assembly, so that pages and generated code are seen as well. A room is the first folder below the project with all
/// that is in it, which is the first part of its types' namespace. What the compiler copies, a constant or the name of a type, leaves no trace and is not seen.
/// </summary>
internal sealed class RoomGraph
{
    public const string Root = "(root)";

    private readonly string home;

    private RoomGraph(string home, string assembly)
    {
        this.home = home;
        using var read = AssemblyDefinition.ReadAssembly(assembly);
        Uses = [.. read.MainModule.GetTypes().Where(IsOfTheHouse).SelectMany(UsesOf).Distinct().OrderBy(u => u.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>Every use of another room's type, once for each type that uses it.</summary>
    public IReadOnlyList<RoomUse> Uses { get; }

    /// <param name="project">Its assembly is read where these tests run.</param>
    public static RoomGraph Of(string project) => In($"HealthNeeds.{project}", Path.Combine(AppContext.BaseDirectory, $"HealthNeeds.{project}.dll"));

    /// <param name="home">The namespace whose first parts are the rooms.</param>
    public static RoomGraph In(string home, string assembly) => new(home, assembly);

    /// <summary>The rooms that can reach each other, by name; the largest circle first.</summary>
    public IEnumerable<IReadOnlyList<string>> Circles()
    {
        var next = Uses.ToLookup(u => u.From, u => u.To);
        var reached = next.ToDictionary(n => n.Key, n => Reached(n.Key, next));
        string[] CircleOf(string room) => [.. reached.Keys.Where(other => reached[room].Contains(other) && reached[other].Contains(room)).Order(StringComparer.Ordinal)];
        return reached.Keys.Select(CircleOf).Where(circle => circle.Length > 0).DistinctBy(circle => circle[0], StringComparer.Ordinal).OrderByDescending(circle => circle.Length);
    }

    private static HashSet<string> Reached(string room, ILookup<string, string> next)
    {
        var (reached, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>(next[room]));
        while (open.TryPop(out var at))
        {
            if (!reached.Add(at)) continue;
            foreach (var further in next[at]) open.Push(further);
        }

        return reached;
    }

    private IEnumerable<RoomUse> UsesOf(TypeDefinition type)
    {
        var user = Outermost(type);
        return Named(type).SelectMany(Parts).Select(Outermost).Where(IsOfTheHouse).Where(used => RoomOf(used) != RoomOf(user))
            .Select(used => new RoomUse(RoomOf(user), RoomOf(used), user.Name, used.Name));
    }

    /// <summary>Every type that a type's declaration, members and their bodies name.</summary>
    private static IEnumerable<TypeReference?> Named(TypeDefinition type)
    {
        var members = type.Methods.SelectMany(InMethod).Concat(type.Fields.Select(f => f.FieldType));
        var attributes = type.CustomAttributes.Concat(type.Methods.SelectMany(m => m.CustomAttributes)).Concat(type.Properties.SelectMany(p => p.CustomAttributes)).SelectMany(InAttribute);
        return type.Interfaces.Select(i => i.InterfaceType).Append(type.BaseType).Concat(members).Concat(attributes)
            .Concat(type.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType));
    }

    private static IEnumerable<TypeReference?> InMethod(MethodDefinition method)
    {
        var signature = method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType);
        return method.HasBody ? signature.Concat(method.Body.Instructions.SelectMany(InInstruction)) : signature;
    }

    private static IEnumerable<TypeReference?> InInstruction(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => method.GenericArguments.Append(method.DeclaringType),
        MemberReference member => [member.DeclaringType],
        _ => [],
    };

    private static IEnumerable<TypeReference?> InAttribute(CustomAttribute attribute) =>
        attribute.ConstructorArguments.Concat(attribute.Properties.Select(p => p.Argument)).Select(a => a.Value).OfType<TypeReference>().Append(attribute.AttributeType);

    /// <summary>A generic type with its arguments, an array's elements: each for itself.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private bool IsOfTheHouse(TypeReference type) => Outermost(type).Namespace is { } space && (space == home || space.StartsWith(home + ".", StringComparison.Ordinal));

    private string RoomOf(TypeReference type) => type.Namespace.Length == home.Length ? Root : type.Namespace[(home.Length + 1)..].Split('.')[0];
}

/// <summary>One type of a room uses a type of another.</summary>
/// <param name="From">The room that uses, a folder of a project; <see cref="RoomGraph.Root"/> for types of no folder.</param>
/// <param name="To">The room that is used.</param>
internal sealed record RoomUse(string From, string To, string User, string Used)
{
    public override string ToString() => $"{From} -> {To} because {User} uses {Used}";
}
