namespace NetGenCompiler.Definition;

/// <summary>
/// What a <see cref="DefinitionNode"/> does. Each member's summary is the grammar of its operands: <c>[a, b?, c…]</c>; Number, Text and Value are
/// the node's fields of these names. Renaming a member changes the text form: raise <see cref="DefinitionText.Version"/>.
/// </summary>
enum NodeKind
{
    /// <summary>[] Value: null, a number, a bool, a char or a string.</summary>
    Constant,

    /// <summary>[] Text: the enum's key; Value: its number, a long.</summary>
    EnumConstant,

    /// <summary>[type] The type's default.</summary>
    Default,

    /// <summary>[argument…] Text: the key of a type, "[]" for an array.</summary>
    Type,

    /// <summary>[] Text: the key of a type parameter.</summary>
    TypeParameter,

    /// <summary>[type…] The first operand of a call with type arguments, in the order of the method's parameters of that kind.</summary>
    TypeArguments,

    /// <summary>[] Number: a slot of the frame.</summary>
    Local,

    /// <summary>[] The object whose method runs.</summary>
    This,

    /// <summary>[instance] Text: the field's key.</summary>
    Field,

    /// <summary>[type] Text: the field's key.</summary>
    StaticField,

    /// <summary>[TypeArguments?, receiver?, index…] Text: the getter's key; Value: the setter's; Number: flags as in <see cref="Call"/>.</summary>
    Property,

    /// <summary>[collection, index…] An element of an array, list, dictionary, string or sequence of layers; several indices for an array of as many dimensions.</summary>
    Element,

    /// <summary>[tuple] Number: the item's index.</summary>
    TupleItem,

    /// <summary>[target] A variable passed by reference.</summary>
    Reference,

    /// <summary>[Local, target] Makes the variable another name of the target.</summary>
    Alias,

    /// <summary>[call] The variable that a call returns by reference.</summary>
    Dereference,

    /// <summary>[] An assignment's target that is thrown away.</summary>
    Discard,

    /// <summary>[target, value] The value, after it is stored.</summary>
    Assign,

    /// <summary>[target, slot, value] Puts the old value in the slot, then stores the new one; yields the old one where Number is 1.</summary>
    Update,

    /// <summary>[target, value] <c>??=</c></summary>
    CoalesceAssign,

    /// <summary>[tuple of targets, value] Text: the key of a Deconstruct method, null where the value knows its parts.</summary>
    Deconstruct,

    /// <summary>[left, right] Text: the operator; Number: 1 where checked.</summary>
    Binary,

    /// <summary>[operand] Text: the operator; Number: 1 where checked.</summary>
    Unary,

    /// <summary>[left, right]</summary>
    ConditionalAnd,

    /// <summary>[left, right]</summary>
    ConditionalOr,

    /// <summary>[left, right] Number: 1 for inequality.</summary>
    Equal,

    /// <summary>[part…] A string of all parts.</summary>
    Concatenate,

    /// <summary>[value] Text: a format or null; Number: the alignment.</summary>
    Format,

    /// <summary>[value, type] A conversion that may change the value; Number: 1 where checked.</summary>
    Convert,

    /// <summary>[value, type] Fails where the value is not of the type.</summary>
    Cast,

    /// <summary>[value, type] Null where the value is not of the type.</summary>
    TryCast,

    /// <summary>[condition, then, else]</summary>
    Condition,

    /// <summary>[value, otherwise]</summary>
    Coalesce,

    /// <summary>[receiver, access] Number: the slot in which the access finds the receiver.</summary>
    ConditionalAccess,

    /// <summary>[value…] Evaluates all; the last is the result.</summary>
    Sequence,

    /// <summary>[item…] Text: the names of an anonymous type's members, with commas between.</summary>
    Tuple,

    /// <summary>[element type, length…, element…] Number: how many lengths; without elements, all have the type's default.</summary>
    NewArray,

    /// <summary>[element or Spread…] Text: array, span, list, set, dictionary (empty) or sequential.</summary>
    Collection,

    /// <summary>[items] In a collection only.</summary>
    Spread,

    /// <summary>[value] Number: 1 where counted from the end.</summary>
    Index,

    /// <summary>[start, end] Each a number or an index.</summary>
    Range,

    /// <summary>[type, argument…] Text: the constructor's key, null for a struct's default.</summary>
    New,

    /// <summary>[type] What a type argument's constructor without parameters makes.</summary>
    NewOfType,

    /// <summary>[type] Runs the static constructor of a type before its first use.</summary>
    InitializeStatics,

    /// <summary>[type, argument…] An object of the class library; Text: its type.</summary>
    NewLibrary,

    /// <summary>[object, slot, member…] Puts the object in the slot, evaluates the members, yields the object.</summary>
    Initialize,

    /// <summary>[record, slot, member…] As <see cref="Initialize"/>, over a copy.</summary>
    With,

    /// <summary>[Argument…] A layer; Text: its operator.</summary>
    Layer,

    /// <summary>[tensor or tensors…, Argument…] Text: the operator; Number: 1 where the result is an array; Value: how many operands are tensors.</summary>
    Apply,

    /// <summary>[value] Text: an argument's name, or null; Number: its position.</summary>
    Argument,

    /// <summary>[tensor, layer, layers or function]</summary>
    Pipe,

    /// <summary>[function, type…] A generic function with its type arguments.</summary>
    WithTypes,

    /// <summary>[Capture…, TypeParameter…, body] Number: slots; Value: parameters, an int; Text: a name.</summary>
    Lambda,

    /// <summary>[] Number: the slot in the lambda; Value: the slot around it, an int.</summary>
    Capture,

    /// <summary>[receiver?] Text: the method's key; Number: flags as in <see cref="Call"/>.</summary>
    MethodGroup,

    /// <summary>[delegate, argument…]</summary>
    Invoke,

    /// <summary>[TypeArguments?, receiver?, argument…] Text: the method's key; Number: 1 with a receiver, 3 also virtual, 4 on a type argument.</summary>
    Call,

    /// <summary>[argument…] Runs another constructor on this object; Text: its key.</summary>
    ConstructorCall,

    /// <summary>[] Runs the field initialisers of a type on this object; Text: the type's key.</summary>
    InitializeFields,

    /// <summary>[result type, argument…] A static or extension method of the class library; Text: type and name.</summary>
    Library,

    /// <summary>[result type, receiver, argument…] An instance method or property of the class library or of the language's types; Text: its name; Number: 1 where a class calls what it overrides.</summary>
    LibraryMember,

    /// <summary>[value, pattern]</summary>
    Is,

    /// <summary>[value, Arm…]</summary>
    SwitchExpression,

    /// <summary>[pattern, guard, value]</summary>
    Arm,

    /// <summary>[Argument…] An exception of the class library; Text: its type.</summary>
    NewException,

    /// <summary>[Argument…] The call of an exception class's constructor on this object, which derives from it; Text: that class.</summary>
    InitializeException,

    /// <summary>[exception?] Number: without an exception, the slot of the failure that is thrown again.</summary>
    Throw,

    /// <summary>[] Text: what is not supported.</summary>
    Unsupported,

    /// <summary>[]</summary>
    PatternAny,

    /// <summary>[value]</summary>
    PatternConstant,

    /// <summary>[value] Text: the operator.</summary>
    PatternRelational,

    /// <summary>[pattern]</summary>
    PatternNot,

    /// <summary>[left, right]</summary>
    PatternAnd,

    /// <summary>[left, right]</summary>
    PatternOr,

    /// <summary>[type?] Number: the slot that takes the value, −1 for none. Without a type it also takes null.</summary>
    PatternType,

    /// <summary>[slot, type or Discard, part pattern…, PatternMember…] Number: how many parts; Text: a Deconstruct method's key. Puts the value in the slot.</summary>
    PatternRecursive,

    /// <summary>[member, pattern]</summary>
    PatternMember,

    /// <summary>[pattern or PatternSlice…]</summary>
    PatternList,

    /// <summary>[pattern?]</summary>
    PatternSlice,

    /// <summary>[statement…]</summary>
    Block,

    /// <summary>[Local…, body] Gives the variables new storage, then runs the body, a statement or an expression.</summary>
    Scope,

    /// <summary>[expression]</summary>
    Expression,

    /// <summary>[condition, then, else?]</summary>
    If,

    /// <summary>[before, condition, after each, body, Local…] The variables get new storage before each test of the condition.</summary>
    For,

    /// <summary>[condition, body, Local…] Number: 1 where the condition is tested after the body; the variables as in <see cref="For"/>.</summary>
    While,

    /// <summary>[target, items, body] Number: 1 where the variable is another name of each element. Gives the target's variables new storage for each item where it is a Scope.</summary>
    ForEach,

    /// <summary>[value, Section…]</summary>
    Switch,

    /// <summary>[Label…, body] Number: 1 where it is also the default.</summary>
    Section,

    /// <summary>[pattern, guard] Number: what a <see cref="GoTo"/> calls it. Without operands, the default.</summary>
    Label,

    /// <summary>[body, Catch…, finally?] Number: 1 with a finally.</summary>
    Try,

    /// <summary>[type, variable or Discard, filter, body, Local…] Number: the slot that takes the failure; the variables get new storage.</summary>
    Catch,

    /// <summary>[value] Disposes it unless it is null.</summary>
    Dispose,

    /// <summary>[statement] Number: the label.</summary>
    Labeled,

    /// <summary>[] Number: the label of a statement or case of a block or switch around it.</summary>
    GoTo,

    /// <summary>[Local…, body] The body of a method that yields: each enumeration runs it with the parameters' values and the captured variables given. Number: how many parameters; Text: "enumerator" where that is the result.</summary>
    Iterator,

    /// <summary>[value] In an iterator only.</summary>
    Yield,

    /// <summary>[value?]</summary>
    Return,

    /// <summary>[]</summary>
    Break,

    /// <summary>[]</summary>
    Continue,
}
